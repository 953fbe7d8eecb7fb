import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { findBadLiteral } from '../../platform/graphql/check-texts.js';
import { findExcess, tokensAtMost } from '../../platform/graphql/limits.js';

const keptAtMost = 300;
/** Characters of all documents that are kept. */
const lengthAtMost = 1_000_000;
/** A document with more faults is not read to its end. */
const faultsAtMost = 10;

interface Known {
  readonly document: DocumentNode;
  readonly length: number;
}

/**
 * Reads documents, and remembers those that were found good. After a lost line thousands of sockets ask for the same
 * few, and to validate one takes longer than to answer it. Apollo Server takes its documents from here too.
 */
export class KnownDocuments {
  readonly #known = new Map<string, Known>();
  #length = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  /** The document, or what is wrong with it. Who is not known may ask for less, and is not told what there is. */
  read(text: string, isKnown: boolean): DocumentNode | readonly GraphQLError[] {
    const key = keyOf(text);
    const kept = this.#known.get(key);
    if (kept) {
      this.keep(key, kept);
      return kept.document;
    }
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: isKnown ? tokensAtMost.known : tokensAtMost.anonymous });
    } catch (error) {
      return [tooManyTokens.test(String(error)) ? tooLong() : asSyntaxError(error)];
    }
    const refused = findExcess(document) ?? findBadLiteral(document);
    if (refused) return [refused];
    const errors = validate(this.schema, document, specifiedRules, {
      maxErrors: faultsAtMost,
      hideSuggestions: !isKnown,
    });
    if (errors.length > 0) return errors.map(asValidationError);
    this.keep(key, { document, length: text.length });
    return document;
  }

  /** As Apollo Server asks: by the hash of the text. */
  byHash(hash: string): DocumentNode | undefined {
    return this.#known.get(hash)?.document;
  }

  /** As the one that was asked for last; those that were not for longest go. */
  private keep(key: string, known: Known): void {
    if (!this.#known.delete(key)) this.#length += known.length;
    this.#known.set(key, known);
    for (const [oldest, { length }] of this.#known) {
      if (this.#known.size <= keptAtMost && this.#length <= lengthAtMost) return;
      if (oldest === key) return;
      this.#known.delete(oldest);
      this.#length -= length;
    }
  }
}

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What the parser says when it stops at its limit. */
const tooManyTokens = /more (?:than|that) \d+ tokens/;
const tooLong = () =>
  new GraphQLError('The document has more words and signs than are allowed.', {
    extensions: { code: 'COST_EXCEEDED', http: { status: 400 } },
  });

const asSyntaxError = (error: unknown) =>
  new GraphQLError(error instanceof Error ? error.message : String(error), {
    ...(error instanceof GraphQLError ? { source: error.source, positions: error.positions } : {}),
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  });

const asValidationError = (error: GraphQLError) =>
  new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions },
  });
