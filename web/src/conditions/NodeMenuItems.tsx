import { Trans } from '@lingui/react/macro';
import { Menu, Text } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopyPlus,
  IconFolderMinus,
  IconFolderPlus,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useBuilder } from './builder-context';

interface NodeMenuItemsProps {
  id: string;
  isGroup: boolean;
  target: ReactElement;
  onClose: () => void;
}

const icon = { size: 15, 'aria-hidden': true } as const;

export function NodeMenuItems({ id, isGroup, target, onClose }: NodeMenuItemsProps) {
  const { act } = useBuilder();
  return (
    <Menu defaultOpened width={210} position="bottom-end" onClose={onClose} returnFocus={false}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp {...icon} />}
          rightSection={<Keys>Alt ↑</Keys>}
          onClick={() => act(id, 'up')}
        >
          <Trans>Move up</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown {...icon} />}
          rightSection={<Keys>Alt ↓</Keys>}
          onClick={() => act(id, 'down')}
        >
          <Trans>Move down</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus {...icon} />} onClick={() => act(id, 'duplicate')}>
          <Trans>Duplicate</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderPlus {...icon} />} onClick={() => act(id, 'wrap')}>
          <Trans>Make a group of it</Trans>
        </Menu.Item>
        {isGroup && (
          <Menu.Item leftSection={<IconFolderMinus {...icon} />} onClick={() => act(id, 'unwrap')}>
            <Trans>Ungroup</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Keys({ children }: { children: string }) {
  return (
    <Text span size="xs" c="dimmed" aria-hidden>
      {children}
    </Text>
  );
}
