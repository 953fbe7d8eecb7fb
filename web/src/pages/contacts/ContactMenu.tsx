import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowMerge, IconDots, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useViewer } from '../../parts/viewer';

const MergeDialog = lazy(() => import('./MergeDialog').then((module) => ({ default: module.MergeDialog })));
const EraseDialog = lazy(() => import('./EraseDialog').then((module) => ({ default: module.EraseDialog })));

export function ContactMenu({ contact }: { contact: { id: string; displayName: string } }) {
  const { t } = useLingui();
  const { viewerCanChangeContacts } = useViewer();
  const [act, setAct] = useState<'merge' | 'erase' | null>(null);
  const close = () => setAct(null);
  if (!viewerCanChangeContacts) return null;
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size="lg"
            c="dimmed"
            aria-label={t`Actions for ${contact.displayName}`}
          >
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowMerge size={15} aria-hidden />} onClick={() => setAct('merge')}>
            <Trans>Merge with another</Trans>
          </Menu.Item>
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => setAct('erase')}
          >
            <Trans>Erase</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {act === 'merge' && <MergeDialog contact={contact} onClose={close} />}
        {act === 'erase' && <EraseDialog contact={contact} onClose={close} />}
      </Suspense>
    </>
  );
}
