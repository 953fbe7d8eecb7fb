/**
 * Why the database refused something that may well succeed later:
 * - `CONTENDED`: it ended a transaction in favour of another; the same transaction can be tried again at once.
 * - `UNREACHABLE`: there is no connection to it, or the connection broke; what was sent may have happened or not.
 * - `EXHAUSTED`: it has no room, memory or connections left.
 * - `READ_ONLY`: it takes no writes, as a standby does until it is promoted.
 * - `TIMED_OUT`: a statement, or the wait for a lock, took longer than it may.
 */
export type TransientKind = 'CONTENDED' | 'UNREACHABLE' | 'EXHAUSTED' | 'READ_ONLY' | 'TIMED_OUT';

/** The one table: SQLSTATEs, their classes (two characters) and error codes of Node. */
const kindsByCode: Readonly<Record<string, TransientKind>> = {
  '40001': 'CONTENDED', // serialization_failure
  '40P01': 'CONTENDED', // deadlock_detected
  '08': 'UNREACHABLE', // connection exceptions
  '57P01': 'UNREACHABLE', // admin_shutdown
  '57P02': 'UNREACHABLE', // crash_shutdown
  '57P03': 'UNREACHABLE', // cannot_connect_now
  '57P05': 'UNREACHABLE', // idle_session_timeout
  '53': 'EXHAUSTED', // disk_full, out_of_memory, too_many_connections
  '25006': 'READ_ONLY', // read_only_sql_transaction
  '57014': 'TIMED_OUT', // query_canceled: statement_timeout
  '55P03': 'TIMED_OUT', // lock_not_available: lock_timeout
  ECONNREFUSED: 'UNREACHABLE',
  ECONNRESET: 'UNREACHABLE',
  EHOSTUNREACH: 'UNREACHABLE',
  ENETUNREACH: 'UNREACHABLE',
  ENOTFOUND: 'UNREACHABLE',
  EAI_AGAIN: 'UNREACHABLE',
  EPIPE: 'UNREACHABLE',
  ETIMEDOUT: 'UNREACHABLE',
};

/** What the driver and its pool say without a code. */
const kindsByMessage: readonly (readonly [RegExp, TransientKind])[] = [
  [/^connection (terminated|error|ended)|client has encountered a connection error/i, 'UNREACHABLE'],
  [/timeout exceeded when trying to connect/i, 'EXHAUSTED'],
];

/** unique_violation: somebody else was first. */
const uniqueViolation = '23505';

/** Why an error is transient, also where the ORM or the pool wrapped it; null for every other error. */
export function transientKind(error: unknown): TransientKind | null {
  for (const one of causesOf(error)) {
    const kind = kindOf(one);
    if (kind) return kind;
  }
  return null;
}

/** Whether the same transaction can be tried again at once: nothing of it happened, and only because of others. */
export function isContended(error: unknown): boolean {
  return transientKind(error) === 'CONTENDED';
}

/** Whether somebody else was first with a name, key or address; whoever reads again sees it. */
export function isUniqueViolation(error: unknown): boolean {
  return causesOf(error).some(({ code }) => code === uniqueViolation);
}

interface Cause {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly previous?: unknown;
}

const causesAtMost = 5;

/** The error, and what it says that it comes from. */
function causesOf(error: unknown): Cause[] {
  const found: Cause[] = [];
  for (let one = error; isCause(one) && found.length < causesAtMost; one = one.cause ?? one.previous) {
    found.push(one);
  }
  return found;
}

function isCause(error: unknown): error is Cause {
  return typeof error === 'object' && error !== null;
}

function kindOf({ code, message }: Cause): TransientKind | null {
  if (typeof code === 'string') {
    const isState = /^[0-9A-Z]{5}$/.test(code);
    const kind = kindsByCode[code] ?? (isState ? kindsByCode[code.slice(0, 2)] : undefined);
    if (kind) return kind;
  }
  if (typeof message !== 'string') return null;
  return kindsByMessage.find(([said]) => said.test(message))?.[1] ?? null;
}
