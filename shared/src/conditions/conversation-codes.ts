/**
 * The closed lists behind two conversation fields. The database stores the codes as they are; a condition compares
 * their canonical text, so `open` and `OPEN` are the same value.
 */
export const CONVERSATION_STATUSES = ['OPEN', 'SNOOZED', 'CLOSED'] as const;

export const CONVERSATION_PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const;
