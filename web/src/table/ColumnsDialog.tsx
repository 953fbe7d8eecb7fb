import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPin, IconPinFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog } from '../ui/Dialog';
import { OrderedList } from '../ui/OrderedList';
import { inOrder } from '../ui/order';
import { type Column, type ColumnPlace, shownIds } from './columns';
import classes from './columns-dialog.module.css';

interface ColumnsDialogProps {
  columns: readonly Pick<Column<never>, 'id' | 'header' | 'always' | 'quiet'>[];
  places: readonly ColumnPlace[];
  onPlaces: (places: ColumnPlace[]) => void;
  onReset: () => void;
  onClose: () => void;
  /** How many can be shown at once; all of them when left out. */
  most?: number;
  /** True where nothing scrolls sideways, so that nothing has to be kept in sight. */
  unpinned?: boolean;
}

/** Which columns are shown, in which order, and which stay in sight. Every change is seen at once. */
export function ColumnsDialog(props: ColumnsDialogProps) {
  const { columns, places, onPlaces, onReset, onClose, most, unpinned = false } = props;
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const headerOf = (id: string) => columns.find((column) => column.id === id);
  const change = (id: string, part: Partial<ColumnPlace>) =>
    onPlaces(places.map((place) => (place.id === id ? { ...place, ...part } : place)));
  const isFull = most !== undefined && shownIds(places).length >= most;
  const listed = places.filter(({ id }) =>
    headerOf(id)?.header.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <Dialog title={t`Columns`} size="md" onClose={onClose}>
      <Stack gap="sm">
        {places.length > 8 && (
          <TextInput
            type="search"
            aria-label={t`Find a column`}
            placeholder={t`Find a column`}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        <div className={classes.columns}>
          <OrderedList
            label={t`Columns in order`}
            items={listed.map((place) => {
              const name = headerOf(place.id)?.header ?? place.id;
              return {
                id: place.id,
                name,
                content: (
                  <ColumnLine
                    name={name}
                    place={place}
                    fixed={(headerOf(place.id)?.always ?? false) || (isFull && place.hidden)}
                    unpinned={unpinned}
                    onChange={(part) => change(place.id, part)}
                  />
                ),
              };
            })}
            onReorder={search ? undefined : (ids) => onPlaces(inOrder(places, ids))}
          />
        </div>
        <Text size="xs" c="dimmed" role="status">
          {isFull && t`At most ${most} are shown at once.`}
        </Text>
        <Group justify="space-between">
          <Button variant="default" onClick={onReset}>{t`Reset`}</Button>
          <Button onClick={onClose}>{t`Done`}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

interface ColumnLineProps {
  name: string;
  place: ColumnPlace;
  fixed: boolean;
  unpinned: boolean;
  onChange: (part: Partial<ColumnPlace>) => void;
}

function ColumnLine({ name, place, fixed, unpinned, onChange }: ColumnLineProps) {
  const { t } = useLingui();
  const Pin = place.pinned ? IconPinFilled : IconPin;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Checkbox
        label={name}
        styles={{ label: { overflowWrap: 'anywhere' } }}
        checked={!place.hidden}
        disabled={fixed}
        onChange={(event) => onChange({ hidden: !event.currentTarget.checked })}
      />
      {!unpinned && (
        <ActionIcon
          variant="subtle"
          color="gray"
          c={place.pinned ? 'var(--mantine-color-anchor)' : 'dimmed'}
          aria-label={t`Keep ${name} in sight`}
          aria-pressed={place.pinned}
          style={{ visibility: place.hidden ? 'hidden' : undefined }}
          onClick={() => onChange({ pinned: !place.pinned })}
        >
          <Pin size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
