import { COLUMNS_AT_MOST, ROW_FACTS } from '@cadre/shared/row-facts';
import { useRef } from 'react';
import { ColumnsDialog } from '../../table/ColumnsDialog';
import { placeColumns, shownIds, showOnly } from '../../table/columns';
import { chosenColumns, USUAL_FACTS, useFactWords } from './row-columns';
import { useRowProperties } from './row-properties';
import type { ShownView } from './use-shown-view';

/** Which facts the rows of a view show, and in which order. */
export function RowColumnsDialog({ shown, onClose }: { shown: ShownView; onClose: () => void }) {
  const words = useFactWords();
  const properties = useRowProperties(true);
  // All that is changed before it is closed is one step, which Back undoes.
  const hasChanged = useRef(false);
  const { columns } = shown.view;
  const ids = columns.length > 0 ? columns : USUAL_FACTS;
  const offered = [
    ...ROW_FACTS.map((id) => ({ id, header: words[id] })),
    ...[...properties].map(([id, { label }]) => ({ id, header: label })),
  ];
  // Empty means the usual facts, so the last one stays.
  const last = ids.length === 1 ? ids[0] : undefined;
  const show = (next: readonly string[]) => {
    shown.showColumns(next, hasChanged.current);
    hasChanged.current = true;
  };
  return (
    <ColumnsDialog
      columns={offered.map((column) => ({ ...column, always: column.id === last }))}
      places={showOnly(placeColumns(offered, undefined), ids)}
      onPlaces={(places) => show(chosenColumns(shownIds(places)))}
      onReset={() => show(shown.base.columns)}
      onClose={onClose}
      most={COLUMNS_AT_MOST}
      unpinned
    />
  );
}
