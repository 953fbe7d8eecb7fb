/** Contacts in a transaction: few enough that nobody who writes to them meanwhile waits for long. */
export const batchSize = 2_000;

/** Changes of one segment's members come one after the other, as they were asked for. */
export const memberLane = (segmentId: string) => `members ${segmentId}`;
