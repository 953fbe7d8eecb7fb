/**
 * Every address of the console, made in one place. Each answer fits a link or `navigate` as it is. To open an address
 * changes nothing: it may show a dialog or fill in a form, and the person decides.
 */

export const SEGMENT_TABS = ['members', 'advanced', 'usage', 'history'] as const;
export type SegmentTab = (typeof SEGMENT_TABS)[number];

export const TEAM_TABS = ['people', 'groups'] as const;
export type TeamTab = (typeof TEAM_TABS)[number];

export const paths = {
  home: () => ({ to: '/' }) as const,
  start: () => ({ to: '/start' }) as const,
  inbox: () => ({ to: '/inbox' }) as const,
  view: (view: string) => ({ to: '/inbox', search: { view } }) as const,
  /** What waits in a queue, the longest first. */
  waitingIn: (queueId: string) =>
    ({ to: '/inbox', search: { view: 'view_unassigned', filter: waitingFilter(queueId) } }) as const,
  conversationStart: () => ({ to: '/inbox', search: { start: 'yes' } }) as const,
  conversation: (open: string) => ({ to: '/inbox', search: { open } }) as const,
  contacts: () => ({ to: '/contacts' }) as const,
  contactCreate: () => ({ to: '/contacts', search: { create: 'yes' } }) as const,
  /** The list with the dialog of imports open; with one import when it is named. */
  contactImport: (importId = 'new') => ({ to: '/contacts', search: { import: importId } }) as const,
  contact: (contactId: string) => ({ to: '/contacts/people/$contactId', params: { contactId } }) as const,
  segments: () => ({ to: '/contacts/segments' }) as const,
  segmentCreate: () => ({ to: '/contacts/segments', search: { create: 'yes' } }) as const,
  segment: (segmentId: string, tab: SegmentTab = 'members') =>
    ({ to: '/contacts/segments/$segmentId/$tab', params: { segmentId, tab } }) as const,
  routing: () => ({ to: '/settings/routing' }) as const,
  queue: (edit: string) => ({ to: '/settings/routing', search: { edit } }) as const,
  priority: () => ({ to: '/settings/priority' }) as const,
  priorityRule: (edit: string) => ({ to: '/settings/priority', search: { edit } }) as const,
  team: (tab: TeamTab = 'people') => ({ to: '/settings/team/$tab', params: { tab } }) as const,
  properties: () => ({ to: '/settings/properties' }) as const,
  apiKeys: () => ({ to: '/settings/api-keys' }) as const,
  forgotPassword: () => ({ to: '/forgot-password' }) as const,
  account: () => ({ to: '/settings/account' }) as const,
  workspace: () => ({ to: '/settings/workspace' }) as const,
};

function waitingFilter(queueId: string): string {
  const parts = [
    { field: 'conversation.status', operator: 'EQUALS', value: 'OPEN' },
    { field: 'conversation.assignee', operator: 'IS_EMPTY' },
    { field: 'conversation.queue', operator: 'EQUALS', value: queueId },
  ];
  return JSON.stringify({ all: parts.map((is) => ({ is })) });
}
