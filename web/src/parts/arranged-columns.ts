import { type Column, type ColumnPlace, placeColumns, shownIds, showOnly } from '../table/columns';

interface Placed {
  columns: readonly Pick<Column<never>, 'id' | 'spare' | 'always'>[];
  /** As they were just arranged, or else as the server remembers them. */
  arranged: readonly ColumnPlace[] | undefined;
  /** The columns that an address names. */
  shown: string | undefined;
}

/** Where the columns of a table stand: as the address says, else as the person left them. */
export function arrangedPlaces({ columns, arranged, shown }: Placed): ColumnPlace[] {
  const placed = placeColumns(columns, arranged);
  return shown ? showOnly(placed, shown.split(',')) : placed;
}

interface AddressStep {
  shown: string;
  /** Whether the address takes the place of the one before, to which Back would lead. */
  replace: boolean;
}

/**
 * The addresses that lead from columns to others. An address that named none names those that were shown first, so that
 * Back shows them again. None where the same columns are shown in the same order.
 */
export function addressSteps(
  before: readonly ColumnPlace[],
  after: readonly ColumnPlace[],
  isNamed: boolean,
): AddressStep[] {
  const [from, to] = [shownIds(before).join(), shownIds(after).join()];
  if (from === to) return [];
  const step = { shown: to, replace: false };
  return isNamed ? [step] : [{ shown: from, replace: true }, step];
}
