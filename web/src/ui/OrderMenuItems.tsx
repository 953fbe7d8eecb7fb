import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { moved } from './order';

interface OrderMenuItemsProps {
  ids: readonly string[];
  index: number;
  onReorder: (ids: string[]) => void;
  onDelete: () => void;
}

/** What a menu offers of an entry whose place counts, for those who do not drag. */
export function OrderMenuItems({ ids, index, onReorder, onDelete }: OrderMenuItemsProps) {
  const moveTo = (place: number) => onReorder(moved(ids, index, place));
  return (
    <>
      <Menu.Item disabled={index === 0} onClick={() => moveTo(index - 1)}>
        <Trans>Move up</Trans>
      </Menu.Item>
      <Menu.Item disabled={index === ids.length - 1} onClick={() => moveTo(index + 1)}>
        <Trans>Move down</Trans>
      </Menu.Item>
      <Menu.Item c="var(--mantine-color-error)" onClick={onDelete}>
        <Trans>Delete</Trans>
      </Menu.Item>
    </>
  );
}
