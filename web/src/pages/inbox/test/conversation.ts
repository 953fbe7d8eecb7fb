import type { State } from '../conversation-state';

/** An open conversation that waits, with what is different about it. */
export function conversation(different: Partial<State> = {}): State {
  return {
    id: 'cnv_1',
    status: 'OPEN',
    snoozedUntil: null,
    resolvedAt: null,
    waitingSince: '2026-11-30T08:00:00.000Z',
    priority: 'NORMAL',
    priorityBy: 'RULE',
    queueBy: 'RULE',
    escalated: false,
    topic: null,
    assignee: null,
    queue: { id: 'q_sales', name: 'Sales' },
    team: null,
    ...different,
  };
}
