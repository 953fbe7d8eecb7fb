import { useLingui } from '@lingui/react/macro';
import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';

export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const keys: [string[], string][] = [
    [['Ctrl', 'K'], t`Search, or go to a page or a segment`],
    [['?'], t`Show this sheet`],
    [['g', 's'], t`Go to segments`],
    [['g', 'c'], t`Go to contacts`],
    [['g', 'i'], t`Go to conversations`],
    [['g', 'r'], t`Go to routing`],
    [['g', 'p'], t`Go to priority rules`],
    [['Ctrl', 'Z'], t`Undo in the rule builder`],
    [['Ctrl', 'Shift', 'Z'], t`Redo in the rule builder`],
    [['Space'], t`Pick up a queue or rule by its handle; arrows move it, Space drops it`],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Keyboard shortcuts`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <Stack gap={10}>
        {keys.map(([combination, meaning]) => (
          <Group key={meaning} justify="space-between" wrap="nowrap" gap="md" align="flex-start">
            <Text size="sm">{meaning}</Text>
            <Group gap={4} wrap="nowrap" flex="none">
              {combination.map((key) => (
                <Kbd key={key} size="sm">
                  {key}
                </Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
