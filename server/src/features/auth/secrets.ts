import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A secret that nobody guesses: 32 random bytes. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret of ours. It is random, so a fast hash without salt is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** argon2id, with the parameters that OWASP recommends; runs off the event loop. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

let standIn: Promise<string> | null = null;

/** Whether the password is right; takes as long when there is no account, so that nobody learns which exist. */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
  standIn ??= hashPassword(newSecret());
  const matches = await verify(kept ?? (await standIn), password);
  return kept !== null && matches;
}
