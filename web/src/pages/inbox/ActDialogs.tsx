import { lazy, Suspense } from 'react';
import type { Choosing } from './acting';
import type { Act } from './conversation-state';
import type { Actable } from './run-act';

const SnoozeDialog = lazy(() => import('./choices').then((module) => ({ default: module.SnoozeDialog })));
const AssignDialog = lazy(() => import('./choices').then((module) => ({ default: module.AssignDialog })));
const PriorityDialog = lazy(() => import('./choices').then((module) => ({ default: module.PriorityDialog })));
const QueueDialog = lazy(() => import('./choices').then((module) => ({ default: module.QueueDialog })));
const TopicDialog = lazy(() => import('./choices').then((module) => ({ default: module.TopicDialog })));
const EscalateDialog = lazy(() =>
  import('./EscalateDialog').then((module) => ({ default: module.EscalateDialog })),
);

interface ActDialogsProps {
  what: Choosing;
  on: Actable;
  onAct: (act: Act) => void;
  onClose: () => void;
}

export function ActDialogs({ what, on: { state, name }, onAct, onClose }: ActDialogsProps) {
  const choosing = { state, onAct, onClose };
  return (
    <Suspense fallback={null}>
      {what === 'snooze' && <SnoozeDialog {...choosing} />}
      {what === 'assign' && <AssignDialog {...choosing} />}
      {what === 'priority' && <PriorityDialog {...choosing} />}
      {what === 'queue' && <QueueDialog {...choosing} />}
      {what === 'topic' && <TopicDialog {...choosing} />}
      {what === 'escalate' && <EscalateDialog conversation={{ id: state.id, name }} onClose={onClose} />}
    </Suspense>
  );
}
