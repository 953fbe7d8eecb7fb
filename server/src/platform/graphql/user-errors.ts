import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import {
  Conflict,
  Forbidden,
  IdempotencyMismatch,
  InUse,
  Invalid,
  LimitExceeded,
  NotFound,
  Overtaken,
  Refusal,
  Taken,
} from '../errors/errors.js';
import { currentRequest } from '../observability/request-record.js';

export const UserErrorCode = {
  INVALID: 'INVALID',
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  CONFLICT: 'CONFLICT',
  IN_USE: 'IN_USE',
  TAKEN: 'TAKEN',
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  IDEMPOTENCY_MISMATCH: 'IDEMPOTENCY_MISMATCH',
} as const;
export type UserErrorCode = keyof typeof UserErrorCode;
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused.',
  valuesConfig: {
    INVALID: { description: 'A value breaks a rule; the path says which.' },
    NOT_FOUND: { description: 'There is no such thing, or it is not yours to see.' },
    FORBIDDEN: { description: 'The viewer may not do this.' },
    CONFLICT: {
      description: 'Somebody changed it since `expectedVersion`, or replied since `afterMessageId`.',
    },
    IN_USE: { description: 'Something refers to it; `uses` says what.' },
    TAKEN: { description: 'A name, key, address or external id belongs to another.' },
    LIMIT_EXCEEDED: { description: 'More than is allowed.' },
    IDEMPOTENCY_MISMATCH: { description: 'The idempotency key was used with another input.' },
  },
});

export const UseKind = {
  SEGMENT_RULE: 'SEGMENT_RULE',
  QUEUE: 'QUEUE',
  PRIORITY_RULE: 'PRIORITY_RULE',
  SAVED_VIEW: 'SAVED_VIEW',
} as const;
export type UseKind = keyof typeof UseKind;
registerEnumType(UseKind, {
  name: 'UseKind',
  description: 'What uses a segment, property or team group.',
  valuesConfig: {
    SEGMENT_RULE: { description: 'The rule of a segment.' },
    QUEUE: { description: 'A queue, by its condition or its team group.' },
    PRIORITY_RULE: { description: 'A priority rule.' },
    SAVED_VIEW: { description: 'A saved view that is shared.' },
  },
});

@ObjectType({ description: 'A place that refers to a segment, property or team group.' })
export class Use {
  @Field(() => UseKind, { description: 'What kind of place it is.' })
  kind!: UseKind;

  @Field(() => ID, { description: 'Its id; for the rule of a segment, the id of the segment.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@InterfaceType({
  description: 'An expected refusal: nothing was changed.',
  resolveType: (error: UserError) => kindOf(error),
})
export abstract class UserError {
  @Field(() => UserErrorCode, { description: 'Why, for a program.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'Why, for a person.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the arguments the wrong value stands, as far in as the predicate of a condition.',
  })
  path!: string[] | null;
}

@ObjectType({
  implements: UserError,
  description: 'A refusal that its code, message and path say all about.',
})
export class InvalidError extends UserError {}

@ObjectType({ implements: UserError, description: 'It is referred to; change what refers to it first.' })
export class InUseError extends UserError {
  @Field(() => [Use], { description: 'Everything that refers to it.' })
  uses!: Use[];
}

@ObjectType({ implements: UserError, description: 'Somebody changed it since it was read.' })
export class ConflictError extends UserError {
  @Field(() => Int, { description: 'The version it has now.' })
  currentVersion!: number;
}

@ObjectType({ implements: UserError, description: 'It belongs to another.' })
export class TakenError extends UserError {
  @Field(() => ID, { nullable: true, description: 'What it belongs to, where that is known.' })
  holderId!: string | null;
}

@ObjectType({ implements: UserError, description: 'More than is allowed.' })
export class LimitError extends UserError {
  @Field(() => Int, { nullable: true, description: 'After how many seconds to try again.' })
  retryAfterSeconds!: number | null;
}

function kindOf(error: UserError): string {
  if ('uses' in error) return 'InUseError';
  if ('currentVersion' in error) return 'ConflictError';
  if ('retryAfterSeconds' in error) return 'LimitError';
  if ('holderId' in error) return 'TakenError';
  if ('newerMessages' in error) return 'OvertakenError';
  return 'InvalidError';
}

/** The one place that says a refusal in GraphQL. */
export function userErrorsOf(refusal: Refusal): UserError[] {
  const { message } = refusal;
  const at = (code: UserErrorCode, path: readonly string[] | null, more: object = {}): UserError => ({
    code,
    message,
    path: path === null ? null : [...path],
    ...more,
  });
  if (refusal instanceof Invalid) {
    return refusal.issues.map((issue) => ({
      code: UserErrorCode.INVALID,
      message: issue.message,
      path: [...issue.path],
    }));
  }
  if (refusal instanceof NotFound) return [at(UserErrorCode.NOT_FOUND, refusal.path)];
  if (refusal instanceof Conflict) {
    return [at(UserErrorCode.CONFLICT, refusal.path, { currentVersion: refusal.currentVersion })];
  }
  if (refusal instanceof Overtaken) {
    return [at(UserErrorCode.CONFLICT, refusal.path, { newerMessages: refusal.newerMessages })];
  }
  if (refusal instanceof InUse) return [at(UserErrorCode.IN_USE, ['input', 'id'], { uses: refusal.uses })];
  if (refusal instanceof Taken) {
    return [at(UserErrorCode.TAKEN, refusal.path, { holderId: refusal.holderId })];
  }
  if (refusal instanceof LimitExceeded) {
    const { path, retryAfterSeconds } = refusal;
    return [at(UserErrorCode.LIMIT_EXCEEDED, path, { retryAfterSeconds })];
  }
  if (refusal instanceof IdempotencyMismatch) {
    return [at(UserErrorCode.IDEMPOTENCY_MISMATCH, ['input', 'idempotencyKey'])];
  }
  if (refusal instanceof Forbidden) return [at(UserErrorCode.FORBIDDEN, null)];
  throw refusal;
}

/** A payload of a mutation: what it answers, or why it refused. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}

/** Answers a mutation: its result, or the refusal it met as user errors. */
export async function answer<T extends object>(work: () => Promise<T>): Promise<T & Payload> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const userErrors = userErrorsOf(error);
    const record = currentRequest();
    if (record) record.code ??= userErrors[0]?.code ?? null;
    return { userErrors } as unknown as T & Payload;
  }
}
