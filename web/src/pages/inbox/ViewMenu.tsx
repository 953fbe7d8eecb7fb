import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDeviceFloppy,
  IconDots,
  IconLock,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconRestore,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { toInput } from '../../conditions/to-input';
import { useArrangeViews } from '../../parts/arrange-views';
import type { InboxView } from '../../parts/saved-views';
import classes from './inbox.module.css';
import type { ShownView } from './use-shown-view';
import { ChangeViewDocument } from './view-documents';

const SaveViewDialog = lazy(() =>
  import('./SaveViewDialog').then((module) => ({ default: module.SaveViewDialog })),
);
const DeleteViewDialog = lazy(() =>
  import('./DeleteViewDialog').then((module) => ({ default: module.DeleteViewDialog })),
);

interface ViewMenuProps {
  shown: ShownView;
  views: readonly InboxView[];
}

/** What can be done with the view: keep it as it is shown now, share it, pin it, put it away. */
export function ViewMenu({ shown, views }: ViewMenuProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState<'new' | 'rename' | 'delete' | null>(null);
  const { saved } = shown.base;
  const change = useAction(ChangeViewDocument, { refetch: ['SavedViews'], done: t`The view is saved` });
  const { canMove, move, pin } = useArrangeViews(views);
  const may = saved?.viewerCanChange ?? false;
  const save = async () => {
    if (!saved) return;
    const { condition, sort, descending, columns } = shown.view;
    const input = { condition: condition && toInput(condition), sort, descending, columns: [...columns] };
    const outcome = await change.run({ input: { id: saved.id, expectedVersion: saved.version, ...input } });
    if (outcome.ok) shown.reset();
  };
  return (
    <>
      {shown.isModified && (
        <div className={classes.modified}>
          <span>
            <Trans>Modified</Trans>
          </span>
          {may && (
            <Button size="compact-xs" loading={change.busy} onClick={save}>
              <Trans>Save</Trans>
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => setAsking('new')}>
            <Trans>Save as</Trans>
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            c="dimmed"
            leftSection={<IconRestore size={13} aria-hidden />}
            onClick={shown.reset}
          >
            <Trans>Reset</Trans>
          </Button>
        </div>
      )}
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Actions for the view ${shown.base.name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconDeviceFloppy size={15} aria-hidden />}
            onClick={() => setAsking('new')}
          >
            <Trans>Save as a new view</Trans>
          </Menu.Item>
          {saved && (
            <Menu.Item
              leftSection={
                saved.isPinned ? <IconPinnedOff size={15} aria-hidden /> : <IconPin size={15} aria-hidden />
              }
              onClick={() => pin(saved.id)}
            >
              {saved.isPinned ? <Trans>Unpin</Trans> : <Trans>Pin</Trans>}
            </Menu.Item>
          )}
          {saved && (
            <>
              <Menu.Item
                leftSection={<IconArrowUp size={15} aria-hidden />}
                disabled={!canMove(saved.id, -1)}
                onClick={() => move(saved.id, -1)}
              >
                <Trans>Move up</Trans>
              </Menu.Item>
              <Menu.Item
                leftSection={<IconArrowDown size={15} aria-hidden />}
                disabled={!canMove(saved.id, 1)}
                onClick={() => move(saved.id, 1)}
              >
                <Trans>Move down</Trans>
              </Menu.Item>
            </>
          )}
          {saved && may && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={15} aria-hidden />}
                onClick={() => setAsking('rename')}
              >
                <Trans>Rename</Trans>
              </Menu.Item>
              <Menu.Item
                leftSection={
                  saved.isShared ? <IconLock size={15} aria-hidden /> : <IconUsers size={15} aria-hidden />
                }
                onClick={() => change.run({ input: { id: saved.id, isShared: !saved.isShared } })}
              >
                {saved.isShared ? <Trans>Keep to myself</Trans> : <Trans>Share with everybody</Trans>}
              </Menu.Item>
              <Menu.Item
                c="var(--mantine-color-error)"
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => setAsking('delete')}
              >
                <Trans>Delete</Trans>
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {(asking === 'new' || asking === 'rename') && (
          <SaveViewDialog
            shown={shown}
            saved={asking === 'rename' ? saved : null}
            onClose={() => setAsking(null)}
          />
        )}
        {asking === 'delete' && saved && (
          <DeleteViewDialog view={saved} onDeleted={() => shown.show('')} onClose={() => setAsking(null)} />
        )}
      </Suspense>
    </>
  );
}
