import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { RateLimited, Refusal } from '../errors/errors.js';
import { type TransientKind, transientKind } from '../errors/transient.js';
import { safeMessage } from '../observability/logger.js';
import { userErrorsOf } from './user-errors.js';
import { withoutValues } from './without-values.js';

/** Codes that a caller may be told with the message as it is. */
const tellable = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'COST_EXCEEDED',
  'UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);
const retryable = new Set(['RATE_LIMITED', 'UNAVAILABLE']);

const away = 'The database is unavailable at the moment. Try again.';
const reasons: Readonly<Record<TransientKind, string>> = {
  CONTENDED: 'Others changed the same at the same moment. Try again.',
  UNREACHABLE: away,
  EXHAUSTED: away,
  READ_ONLY: away,
  TIMED_OUT: 'This took longer than it may. Ask for less, or try again.',
};

/** The code of the first error, for logs and metrics. */
export function codeOf(errors: readonly GraphQLFormattedError[]): string {
  return String(errors[0]?.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
}

/** The one place that says an error at the top level; a bug is logged whole and told as nothing but its request. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  request: { id: string; logger: Logger },
): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const { path, locations } = formatted;
  const told = (code: string, message: string, more: object = {}) => ({
    message,
    ...(path ? { path } : {}),
    ...(locations ? { locations } : {}),
    extensions: { ...more, code, requestId: request.id, retryable: retryable.has(code) },
  });
  if (cause instanceof Refusal) {
    return told('BAD_USER_INPUT', cause.message, { userErrors: userErrorsOf(cause) });
  }
  if (cause instanceof RateLimited) return told('RATE_LIMITED', cause.message, cause.details);
  const code = String(formatted.extensions?.code ?? '');
  const { inputPath, cost } = formatted.extensions ?? {};
  if (tellable.has(code)) {
    return told(code, withoutValues(formatted.message), {
      ...(inputPath ? { inputPath } : {}),
      ...(cost ? { cost } : {}),
    });
  }
  // What comes of no field and of no error of ours is the library's word on the request, as on its hundredth bad variable.
  if (cause instanceof GraphQLError && !path) return told('BAD_USER_INPUT', withoutValues(cause.message));
  const kind = transientKind(cause);
  if (kind) {
    request.logger.warn(
      { requestId: request.id, kind, error: cause instanceof Error ? safeMessage(cause) : typeof cause },
      'a request met a transient error',
    );
    return told('UNAVAILABLE', reasons[kind]);
  }
  request.logger.error({ requestId: request.id, err: cause }, 'a request met a bug');
  return told('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
}
