import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Invalid } from '../../platform/errors/errors.js';
import type { Context } from '../../platform/graphql/context.js';
import type { Platform } from '../../platform/platform.js';
import { addressPrefix } from '../auth/address-prefix.js';
import { limitAttempts } from '../auth/limit-attempts.js';
import { isSetUp } from './workspaces.service.js';

// Without letters that read like digits. 32 of them, so that a byte chooses each alike.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 20;

/** What somebody who sets up this installation must have read in the log: 100 random bits, new with every start. */
export class SetupCode {
  readonly text: string;

  constructor() {
    const plain = Array.from(randomBytes(codeLength), (byte) => letters[byte % letters.length]).join('');
    this.text = plain.match(/.{4}/g)?.join('-') ?? plain;
  }

  /** Whether it is this, however it is spaced; takes as long for every other. */
  matches(typed: string): boolean {
    return timingSafeEqual(digestOf(typed), digestOf(this.text));
  }
}

/** The code of this process: `platform.only(setupCode)`. */
export const setupCode = () => new SetupCode();

function digestOf(code: string): Buffer {
  const plain = code
    .slice(0, 100)
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(plain).digest();
}

/** Whether the first admin needs the code: the server can be reached from elsewhere, and nobody has set it up. */
export async function needsSetupCode(platform: Platform): Promise<boolean> {
  return platform.config.needsSetupCode && !(await isSetUp({ db: platform.database.sql }));
}

/** @throws Invalid for another code; LimitExceeded after too many. */
export async function checkSetupCode({ platform, address }: Context, typed: string): Promise<void> {
  if (!(await needsSetupCode(platform))) return;
  const isRight = await limitAttempts(platform, [`setup from ${addressPrefix(address)}`], async () =>
    platform.only(setupCode).matches(typed),
  );
  if (isRight) return;
  throw Invalid.at(
    ['input', 'setupCode'],
    'This is not the setup code. The server printed it in its log when it started.',
  );
}
