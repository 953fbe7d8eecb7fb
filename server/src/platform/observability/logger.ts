import { type Logger, pino, type SerializerFn } from 'pino';

/**
 * What stands in a log only by mistake. Bodies, variables, headers and addresses are never handed to the log; this is
 * the net below that.
 */
const secretNames = [
  'password',
  'token',
  'secret',
  'cookie',
  'authorization',
  'session',
  'apiKey',
  'email',
  'variables',
  'body',
  'query',
  'parameters',
  'connectionString',
  'databaseUrl',
  'smtpUrl',
];
/** pino redacts by path: at the top, and up to two levels in. */
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The log of the server: JSON lines on standard output. @param level one of pino’s */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: { paths: secretPaths, censor: '[redacted]' },
    serializers: {
      err: describeError,
      req: describeRequest as SerializerFn,
      res: describeReply as SerializerFn,
    },
  });
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  readonly cause?: LoggedError;
}

const causesAtMost = 4;

/**
 * An error without what it may quote. The database names rows and values in its messages and details, the ORM whole
 * statements, and the parser of JSON a piece of the text: of those only the code, the place and the stack are kept.
 */
export function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code, constraint, table, column, cause, previous } = error as Error & Record<string, unknown>;
  const deeper = cause ?? previous;
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: safeMessage(error),
    stack: framesOf(error),
    ...texts({ code, constraint, table, column }),
    ...(deeper instanceof Error && depth < causesAtMost ? { cause: describeError(deeper, depth + 1) } : {}),
  };
}

/**
 * The message, unless it may quote a value: then what kind of error it is. Of the database, what is about connections,
 * resources and our own statements names no value.
 */
export function safeMessage(error: Error): string {
  const { name, message, code } = error as Error & { code?: unknown };
  const className = error.constructor.name;
  // SQLSTATEs have five characters, and those of Node begin with an E and more of them.
  const isOfDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && code !== 'EPIPE';
  if (isOfDatabase) return /^(08|25|40|42|53|57)/.test(code) ? message : `the database said ${code}`;
  if (/Exception$|ValidationError$/.test(className) || name === 'SyntaxError') return `a ${className}`;
  return message;
}

/** The places of the stack. Its head is the message, which may have lines of its own. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .*[:)]\d*\)?$/.test(line))
    .join('\n');
}

function texts(all: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).filter((one): one is [string, string] => typeof one[1] === 'string'),
  );
}

/** What Fastify hands over when something goes wrong inside of it. */
const describeRequest = ({ id, method }: { id: unknown; method: unknown }) => ({ id, method });
const describeReply = ({ statusCode }: { statusCode: unknown }) => ({ statusCode });
