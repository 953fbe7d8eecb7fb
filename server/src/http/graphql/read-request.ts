import { GraphQLError } from 'graphql';

/** What a GraphQL request asks. */
export interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown> | null;
  readonly operationName: string | null;
}

/** @throws GraphQLError with the status 400 for a body that is no GraphQL request. */
export function readBody(body: unknown): Asked {
  if (!isRecord(body)) throw malformed('The body must be a JSON object.');
  const { query, variables = null, operationName = null, extensions = null } = body;
  if (typeof query !== 'string' || query === '') throw malformed('“query” must be a text that is not empty.');
  if (operationName !== null && typeof operationName !== 'string') {
    throw malformed('“operationName” must be a text.');
  }
  if (variables !== null && !isRecord(variables)) throw malformed('“variables” must be an object.');
  if (extensions !== null && !isRecord(extensions)) throw malformed('“extensions” must be an object.');
  return { query, variables, operationName };
}

/** The same of an address. What is said twice is not guessed at. @throws GraphQLError */
export function readAddress(target: string): Asked {
  const said = new URLSearchParams(/\?([^#]*)/.exec(target)?.[1] ?? '');
  const one = (name: string) => {
    const all = said.getAll(name);
    if (all.length > 1) throw malformed(`“${name}” may be given once.`);
    return all[0];
  };
  const json = (name: string) => {
    const text = one(name);
    if (text === undefined || text === '') return null;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw malformed(`“${name}” must be JSON.`);
    }
  };
  return readBody({
    query: one('query'),
    variables: json('variables'),
    operationName: one('operationName') || null,
    extensions: json('extensions'),
  });
}

export function malformed(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
