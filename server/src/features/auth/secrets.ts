import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { LimitExceeded } from '../../platform/errors/errors.js';

/** Half of Node's thread pool, which files and the names of hosts need too. */
const hashing = pLimit(2);
/** About eight seconds of work. */
const queuedAtMost = 500;

/** @throws LimitExceeded when more wait than can be hashed in a reasonable time. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (hashing.pendingCount < queuedAtMost) return hashing(work);
  throw new LimitExceeded('Too many people are signing in at once. Try again in 10s.', 10, ['input']);
}

/** A secret that nobody guesses: 32 random bytes. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret of ours. It is random, so a fast hash without salt is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** What OWASP recommends. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** argon2id; runs off the event loop. @throws LimitExceeded */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

let standIn: Promise<string> | null = null;

/** Whether the password is right; takes as long when there is no account, so that nobody learns which exist. @throws LimitExceeded */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
  standIn ??= hash(newSecret(), cost);
  const compared = kept ?? (await standIn);
  const matches = await inTurn(() => verify(compared, password));
  return kept !== null && matches;
}
