import { useLingui } from '@lingui/react/macro';
import { Group, Kbd, Stack, Switch, Text } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useChangePreferences, usePreferences } from '../parts/preferences';
import { Dialog } from '../ui/Dialog';

type Keys = readonly [combination: string[], meaning: string];

function useKeys(pathname: string): { title: string; keys: Keys[] }[] {
  const { t } = useLingui();
  const anywhere: Keys[] = [
    [['Ctrl', 'K'], t`Search, go to a page, or do something`],
    [['?'], t`Show this sheet`],
    [['/'], t`Search on the page`],
    [['g', 's'], t`Go to segments`],
    [['g', 'c'], t`Go to contacts`],
    [['g', 'i'], t`Go to the inbox`],
    [['g', 'r'], t`Go to routing`],
    [['g', 'p'], t`Go to priority rules`],
  ];
  const builder: Keys[] = [
    [['Ctrl', 'Z'], t`Undo`],
    [['Ctrl', 'Shift', 'Z'], t`Redo`],
  ];
  const order: Keys[] = [
    [['Space'], t`Pick up by the handle; arrows move it, Space drops it, Escape puts it back`],
  ];
  const edges: Keys[] = [[['←', '→'], t`On the edge of a column: narrower, wider`]];
  const values: Keys[] = [
    [['Enter'], t`Edit the value that has the focus; save it`],
    [['Esc'], t`Put it back`],
  ];
  const inbox: Keys[] = [
    [['j'], t`Next conversation`],
    [['k'], t`Previous conversation`],
    [['Enter'], t`Open it`],
    [['e'], t`Close it`],
    [['z'], t`Snooze it`],
    [['a'], t`Assign it`],
    [['p'], t`Set its priority`],
    [['r'], t`Reply`],
    [['m'], t`Add a note`],
    [['n'], t`Take the next of your queues`],
    [['i'], t`Show or hide the details`],
    [['x'], t`Select it, or no longer`],
    [['Ctrl', 'Enter'], t`Send what is written`],
    [['Ctrl', 'Z'], t`Undo the last act`],
    [['Esc'], t`From writing to the list, from a conversation back to it`],
  ];
  const own: [test: RegExp, title: string, keys: Keys[]][] = [
    [/^\/contacts\/segments\/[^/]+\/advanced/, t`In the rule builder`, builder],
    [/^\/settings\/(routing|priority)/, t`In this order`, order],
    [/^\/inbox/, t`In the inbox`, inbox],
    [/^\/contacts\/?$/, t`In this table`, edges],
    [/^\/contacts\/people\//, t`In these details`, values],
  ];
  return [
    ...own.filter(([test]) => test.test(pathname)).map(([, title, keys]) => ({ title, keys })),
    { title: t`Everywhere`, keys: anywhere },
  ];
}

/** The keys of the page that is open, then those that work everywhere. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { pathname } = useLocation();
  const groups = useKeys(pathname);
  const letterKeys = usePreferences()?.letterKeys ?? true;
  const change = useChangePreferences();
  return (
    <Dialog onClose={onClose} title={t`Keyboard shortcuts`}>
      <Stack gap={10}>
        {groups.map(({ title, keys }) => (
          <KeyGroup key={title} title={title} keys={keys} />
        ))}
        <Switch
          mt="sm"
          label={t`Single letters are shortcuts`}
          description={t`Switch them off if you dictate, or press keys by chance.`}
          checked={letterKeys}
          onChange={(event) => change({ letterKeys: event.currentTarget.checked })}
        />
      </Stack>
    </Dialog>
  );
}

function KeyGroup({ title, keys }: { title: string; keys: readonly Keys[] }) {
  return (
    <section aria-label={title}>
      <Text size="xs" fw={600} c="dimmed" mb={8}>
        {title}
      </Text>
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
    </section>
  );
}
