/** One thing that is wrong with an input, at the path of the value that is wrong. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** A place that uses what somebody wants to delete or archive. */
export interface UseOf {
  readonly kind: 'SEGMENT_RULE' | 'QUEUE' | 'PRIORITY_RULE' | 'SAVED_VIEW';
  readonly id: string;
  readonly name: string;
}

/** An expected refusal: the caller can read it and do something else. Anything else thrown is a bug. */
export abstract class Refusal extends Error {}

/** Not there, or not for this caller to see: both answer alike. */
export class NotFound extends Refusal {
  constructor(
    readonly what: string,
    readonly path: readonly string[] = [],
  ) {
    super(`There is no such ${what}.`);
  }
}

export class Forbidden extends Refusal {}

/** The input breaks a rule; every issue says where. */
export class Invalid extends Refusal {
  constructor(readonly issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join(' '));
  }

  static at(path: readonly string[], message: string): Invalid {
    return new Invalid([{ path, message }]);
  }
}

/** Somebody else changed it since it was read. */
export class Conflict extends Refusal {
  constructor(
    readonly currentVersion: number,
    readonly path: readonly string[] = ['input', 'expectedVersion'],
  ) {
    super(`It was changed meanwhile: the current version is ${currentVersion}.`);
  }
}

/** Others wrote meanwhile, and what they wrote may change what is to be said. */
export class Overtaken extends Refusal {
  constructor(
    /** What the caller had not seen, the first first. */
    readonly newerMessages: readonly object[],
    readonly path: readonly string[],
  ) {
    super('Somebody else replied meanwhile. Read it, then send yours anyway or leave it.');
  }
}

/** A name, key, address or external id that must be unique belongs to another. */
export class Taken extends Refusal {
  constructor(
    message: string,
    readonly path: readonly string[],
    /** Whose it is, where the caller may see that. */
    readonly holderId: string | null = null,
  ) {
    super(message);
  }
}

/** It is referred to; the uses say by what. */
export class InUse extends Refusal {
  constructor(
    readonly uses: readonly UseOf[],
    what: string,
  ) {
    super(`This ${what} is in use by ${uses.map((use) => use.name).join(', ')}. Change those first.`);
  }
}

export class LimitExceeded extends Refusal {
  constructor(
    message: string,
    readonly retryAfterSeconds: number | null = null,
    readonly path: readonly string[] = [],
  ) {
    super(message);
  }
}

/** More at a time than is allowed; what was refused may pass when others of its kind have ended. */
export class RateLimited extends Error {
  constructor(
    message: string,
    /** How many are allowed, and to whom. */
    readonly details: { readonly limit: number; readonly limitOf: 'PERSON' | 'WORKSPACE' | 'SOCKET' },
  ) {
    super(message);
  }
}

/** The idempotency key was used with another payload. */
export class IdempotencyMismatch extends Refusal {
  constructor() {
    super('This idempotency key was used before with a different input.');
  }
}
