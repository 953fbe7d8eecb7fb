import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { graphql } from '../gql';

/** Every mutation asks for its refusals with this. */
graphql(`
  fragment Refusal on UserError {
    code
    message
    path
    ... on InUseError {
      uses {
        kind
        id
        name
      }
    }
    ... on ConflictError {
      currentVersion
    }
    ... on TakenError {
      holderId
    }
  }
`);

/** One thing that refers to what somebody wanted to delete or archive. */
export interface UseInfo {
  kind: 'SEGMENT_RULE' | 'QUEUE' | 'PRIORITY_RULE' | 'SAVED_VIEW';
  id: string;
  name: string;
}

/** A refusal, whatever its kind, in one shape for forms, the builder and dialogs. */
export interface Refusal {
  code: string;
  message: string;
  path: readonly string[];
  uses: readonly UseInfo[];
  currentVersion: number | undefined;
  /** Whose the name, address or id is, where that is known. */
  holderId?: string | undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isUse(value: unknown): value is UseInfo {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';
}

function toRefusal(value: unknown): Refusal {
  const error = isRecord(value) ? value : {};
  return {
    code: typeof error.code === 'string' ? error.code : 'INTERNAL_SERVER_ERROR',
    message: typeof error.message === 'string' ? error.message : 'Something went wrong.',
    path: Array.isArray(error.path) ? error.path.map(String) : [],
    uses: Array.isArray(error.uses) ? error.uses.filter(isUse) : [],
    currentVersion: typeof error.currentVersion === 'number' ? error.currentVersion : undefined,
    holderId: typeof error.holderId === 'string' ? error.holderId : undefined,
  };
}

/** The `userErrors` of the one payload in a mutation's answer. */
export function refusalsOf(data: unknown): Refusal[] {
  const payload = isRecord(data) ? Object.values(data).find(isRecord) : undefined;
  const errors = payload?.userErrors;
  return Array.isArray(errors) ? errors.map(toRefusal) : [];
}

/** What a thrown error says to a person: the server's own words, or that it could not be reached. */
export function refusalsOfFailure(error: unknown): Refusal[] {
  if (CombinedGraphQLErrors.is(error)) return error.errors.flatMap(refusalsOfTopLevel);
  return [{ ...toRefusal({}), code: 'UNREACHABLE', message: 'The server could not be reached. Try again.' }];
}

function refusalsOfTopLevel({
  message,
  extensions,
}: {
  message: string;
  extensions?: Record<string, unknown> | undefined;
}): Refusal[] {
  const nested = extensions?.userErrors;
  if (Array.isArray(nested) && nested.length > 0) return nested.map(toRefusal);
  return [{ ...toRefusal({}), code: String(extensions?.code ?? 'INTERNAL_SERVER_ERROR'), message }];
}

/** The refusals that belong to one field of a form: those whose path ends in its name. */
export function messageFor(refusals: readonly Refusal[], field: string): string | undefined {
  return refusals.find((refusal) => refusal.path.at(-1) === field)?.message;
}

/** What the server would say of a rule without a condition, for forms that need not ask it. */
export function noCondition(message: string): Refusal {
  return { ...toRefusal({ message, code: 'INVALID' }), path: ['input', 'condition'] };
}
