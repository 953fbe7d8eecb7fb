import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface RuleLineProps {
  name: ReactNode;
  sentence: ReactNode;
  facts?: ReactNode;
  /** Items of the menu; no menu without. */
  menu?: ReactNode;
  menuLabel: string;
}

/** One entry of an ordered list of rules: its name, what it says, and what follows from it. */
export function RuleLine({ name, sentence, facts, menu, menuLabel }: RuleLineProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
      <div style={{ minWidth: 0 }}>
        <Group gap={8}>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {facts}
        </Group>
        <Text size="sm" c="dimmed" mt={2} style={{ overflowWrap: 'anywhere' }}>
          {sentence}
        </Text>
      </div>
      {menu && (
        <Menu position="bottom-end" width={170}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={menuLabel}>
              <IconDots size={17} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>{menu}</Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
