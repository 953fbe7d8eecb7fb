import { type DocumentNode, GraphQLError, visit } from 'graphql';

const depthAtMost = 32;
const valuesAtMost = 50_000;
// Twice the longest text that anything takes, a message: a longer one is refused before anybody copies it.
const charactersAtMost = 100_000;

/**
 * Refuses variables that are nested, numerous or long beyond reason, and any text that PostgreSQL could not store
 * (U+0000) or that is no text (a lone surrogate), wherever it stands. Runs before anything reads them.
 * @returns what is wrong, with the path, or null.
 */
export function findBadInput(variables: unknown): GraphQLError | null {
  const stack: { value: unknown; path: readonly string[] }[] = [{ value: variables, path: [] }];
  let seen = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, path } = top;
    seen += 1;
    if (path.length > depthAtMost)
      return badInput(`Variables are nested more than ${depthAtMost} deep.`, path);
    if (seen > valuesAtMost) return badInput(`Variables hold more than ${valuesAtMost} values.`, []);
    if (typeof value === 'string' && value.length > charactersAtMost) return tooLong(value, path);
    if (typeof value === 'string' && !isStorable(value)) return unstorable(path);
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) return unstorable(path);
      stack.push({ value: inner, path: [...path, key] });
    }
  }
  return null;
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
    extensions: { code: 'BAD_USER_INPUT', inputPath: path, http: { status: 400 } },
  });
}
