import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { findBadLiteral } from '../platform/graphql/check-texts.js';
import { limitsRule, tokensAtMost } from '../platform/graphql/limits.js';

const keptAtMost = 200;
/** Characters; longer ones are read each time, so that nobody fills the memory with them. */
const lengthAtMost = 8_000;

/**
 * Documents that were read and found good before. After a lost line thousands of sockets ask for the same few, and to
 * validate one takes longer than to answer it.
 */
export class KnownDocuments {
  readonly #known = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The document, or what is wrong with it, each with the code that HTTP answers it with. */
  read(text: string): DocumentNode | readonly GraphQLError[] {
    const known = this.#known.get(text);
    if (known) {
      this.keep(text, known);
      return known;
    }
    const document = parsed(text);
    if (document instanceof GraphQLError) return [withCode(document, 'GRAPHQL_PARSE_FAILED')];
    const literal = findBadLiteral(document);
    if (literal) return [literal];
    const errors = validate(this.schema, document, [...specifiedRules, limitsRule]);
    if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    if (text.length <= lengthAtMost) this.keep(text, document);
    return document;
  }

  /** As the one that was asked for last; the one that was not for longest goes. */
  private keep(text: string, document: DocumentNode): void {
    this.#known.delete(text);
    this.#known.set(text, document);
    const [oldest] = this.#known.keys();
    if (this.#known.size > keptAtMost && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** The document, or the syntax error that it has. */
function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: tokensAtMost });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes = null, source, positions, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...extensions } });
}
