import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconClock, IconFlag, IconInbox, IconRotate, IconUserPlus } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { PickedBar } from '../../table/PickedBar';
import type { Selection } from '../../table/selection';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import type { Picked } from './bulk-act';
import type { Act } from './conversation-state';
import classes from './inbox.module.css';
import { useActName, useBulkActs } from './use-bulk-acts';

const SnoozeDialog = lazy(() => import('./choices').then((module) => ({ default: module.SnoozeDialog })));
const AssignDialog = lazy(() => import('./choices').then((module) => ({ default: module.AssignDialog })));
const PriorityDialog = lazy(() => import('./choices').then((module) => ({ default: module.PriorityDialog })));
const QueueDialog = lazy(() => import('./choices').then((module) => ({ default: module.QueueDialog })));

interface PickedConversationsProps {
  selection: Selection;
  total: number;
  picked: Picked;
  /** The act is under way. */
  onSent: () => void;
}

type Choosing = 'snooze' | 'assign' | 'priority' | 'queue';

/** What can be done with the conversations that are chosen, or with all that match. */
export function PickedConversations({ selection, total, picked, onSent }: PickedConversationsProps) {
  const { t } = useLingui();
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [asking, setAsking] = useState<Act | null>(null);
  const { run, busy } = useBulkActs();
  const actName = useActName();
  const send = async (act: Act) => {
    setAsking(null);
    if (!(await run(picked, act))) return;
    selection.clear();
    onSent();
  };
  // What nobody has before their eyes is asked about first.
  const act = (one: Act) => (selection.everything ? setAsking(one) : send(one));
  const chosen = { state: null, onAct: act, onClose: () => setChoosing(null) };
  const button = (label: string, icon: ReactNode, onClick: () => void) => (
    <Tooltip label={label} key={label}>
      <ActionIcon variant="default" size={28} aria-label={label} disabled={busy} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      <div className={classes.picked}>
        <PickedBar selection={selection} total={total}>
          <Group gap={4}>
            {button(t`Close the selected`, <IconCheck size={15} aria-hidden />, () => act({ kind: 'close' }))}
            {button(t`Snooze the selected`, <IconClock size={15} aria-hidden />, () => setChoosing('snooze'))}
            {button(t`Assign the selected`, <IconUserPlus size={15} aria-hidden />, () =>
              setChoosing('assign'),
            )}
            {button(t`Set the priority of the selected`, <IconFlag size={15} aria-hidden />, () =>
              setChoosing('priority'),
            )}
            {button(t`Move the selected to a queue`, <IconInbox size={15} aria-hidden />, () =>
              setChoosing('queue'),
            )}
            {button(t`Open the selected again`, <IconRotate size={15} aria-hidden />, () =>
              act({ kind: 'reopen' }),
            )}
          </Group>
        </PickedBar>
      </div>
      <Suspense fallback={null}>
        {choosing === 'snooze' && <SnoozeDialog {...chosen} />}
        {choosing === 'assign' && <AssignDialog {...chosen} />}
        {choosing === 'priority' && <PriorityDialog {...chosen} />}
        {choosing === 'queue' && <QueueDialog {...chosen} />}
      </Suspense>
      {asking && (
        <Dialog title={actName(asking)} onClose={() => setAsking(null)} size={460}>
          <Text size="sm">
            <Plural
              value={total}
              one="This is done to the # conversation that matches now."
              other="This is done to all # conversations that match now."
            />{' '}
            <Trans>It goes on in the background, where it can be stopped.</Trans>
          </Text>
          <DialogButtons
            label={actName(asking)}
            onCancel={() => setAsking(null)}
            onConfirm={() => send(asking)}
          />
        </Dialog>
      )}
    </>
  );
}
