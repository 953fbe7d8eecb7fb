import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconBraces, IconBrandGraphql, IconClipboardText } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { toastDone, toastFailure } from '../ui/toast';
import { useBuilder, useLive } from './builder-context';
import { toJson, toLiteral } from './condition-text';

const icon = { size: 15, 'aria-hidden': true } as const;

export function BuilderMenuItems({ target, disabled }: { target: ReactElement; disabled: boolean }) {
  const { t } = useLingui();
  const { list, paste } = useBuilder();
  const { draft } = useLive();
  const { condition } = list.write(draft);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toastDone(t`The condition is copied`);
    } catch {
      toastFailure(t`The browser did not let the console write to the clipboard.`);
    }
  };
  const pasteFromClipboard = async () => {
    try {
      paste(await navigator.clipboard.readText());
    } catch {
      toastFailure(
        t`The browser did not let the console read the clipboard: press Ctrl V in the builder instead.`,
      );
    }
  };
  return (
    <Menu defaultOpened width={220} position="bottom-end">
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconBraces {...icon} />}
          disabled={!condition}
          onClick={() => condition && copy(toJson(condition))}
        >
          <Trans>Copy as JSON</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconBrandGraphql {...icon} />}
          disabled={!condition}
          onClick={() => condition && copy(toLiteral(condition))}
        >
          <Trans>Copy as GraphQL input</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconClipboardText {...icon} />}
          disabled={disabled}
          onClick={pasteFromClipboard}
        >
          <Trans>Paste in its place</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
