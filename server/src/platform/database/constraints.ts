import { type Refusal, Taken } from '../errors/errors.js';

/** What a unique index that was run into means to the caller: two writers came at the same moment. */
const meanings: Record<string, { message: string; path: string[] }> = {
  grouping_key: { message: 'This key is taken.', path: ['input', 'key'] },
  grouping_name: { message: 'This name is taken.', path: ['input', 'name'] },
  queue_key: { message: 'This key is taken.', path: ['input', 'key'] },
  contact_property_workspace_id_key_key: { message: 'This key is taken.', path: ['input', 'key'] },
  contact_external_id: { message: 'Another contact has this external id.', path: ['input', 'externalId'] },
  contact_email: { message: 'Another contact has this e-mail address.', path: ['input', 'email'] },
  conversation_external_id: {
    message: 'Another conversation has this external id.',
    path: ['input', 'externalId'],
  },
  account_email_canonical_key: { message: 'This e-mail address has an account.', path: ['input', 'email'] },
};

/** The refusal that a violated constraint amounts to; null when it is none that a caller can run into. */
export function refusalOfConstraint(error: unknown): Refusal | null {
  const name = constraintOf(error);
  const meaning = name === null ? undefined : meanings[name];
  return meaning ? new Taken(meaning.message, meaning.path) : null;
}

/** The name of the constraint that an error of the database names, through the ORM's wrapping too. */
export function constraintOf(error: unknown): string | null {
  const { constraint, cause, previous } = (error ?? {}) as {
    constraint?: unknown;
    cause?: unknown;
    previous?: unknown;
  };
  if (typeof constraint === 'string') return constraint;
  if (cause) return constraintOf(cause);
  return previous ? constraintOf(previous) : null;
}
