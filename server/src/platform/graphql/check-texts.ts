import { type DocumentNode, GraphQLError, visit } from 'graphql';

/** What variables may hold: how deep they may be nested, and how many values of any kind there may be. */
export const variablesAtMost = {
  known: { depth: 32, values: 50_000 },
  anonymous: { depth: 16, values: 1_000 },
};
// Twice the longest text that anything takes, a message: a longer one is refused before anybody copies it.
const charactersAtMost = 100_000;

/**
 * Refuses variables that are nested, numerous or long beyond reason, and any text that PostgreSQL could not store
 * (U+0000) or that is no text (a lone surrogate), wherever it stands. Runs before anything reads them, and holds no
 * more of them than the path to where it looks.
 * @returns what is wrong, with the path, or null.
 */
export function findBadInput(variables: unknown, limits = variablesAtMost.known): GraphQLError | null {
  const path: string[] = [];
  let seen = 0;
  const look = (value: unknown): GraphQLError | null => {
    seen += 1;
    if (seen > limits.values) return badInput(`Variables hold more than ${limits.values} values.`, []);
    if (path.length > limits.depth) {
      return badInput(`Variables are nested more than ${limits.depth} deep.`, path);
    }
    if (typeof value === 'string') {
      if (value.length > charactersAtMost) return tooLong(value, path);
      return isStorable(value) ? null : unstorable(path);
    }
    if (typeof value !== 'object' || value === null) return null;
    for (const key in value) {
      if (!isStorable(key)) return unstorable(path);
      path.push(key);
      const bad = look((value as Record<string, unknown>)[key]);
      if (bad) return bad;
      path.pop();
    }
    return null;
  };
  return look(variables);
}

/** The same for texts that are written in the document itself. */
export function findBadLiteral(document: DocumentNode): GraphQLError | null {
  let found: GraphQLError | null = null;
  visit(document, {
    StringValue(node) {
      if (node.value.length > charactersAtMost) found ??= tooLong(node.value, []);
      if (!isStorable(node.value)) found ??= unstorable([]);
    },
  });
  return found;
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function tooLong(text: string, path: readonly string[]): GraphQLError {
  return badInput(`This text has ${text.length} characters; at most ${charactersAtMost} are allowed.`, path);
}

function unstorable(path: readonly string[]): GraphQLError {
  return badInput('This text holds the character U+0000 or half of a surrogate pair.', path);
}

function badInput(message: string, path: readonly string[]): GraphQLError {
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  return new GraphQLError(`${where}${message}`, {
    extensions: { code: 'BAD_USER_INPUT', inputPath: [...path], http: { status: 400 } },
  });
}
