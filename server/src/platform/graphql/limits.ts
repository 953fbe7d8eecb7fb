import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Words and signs of a document; its parser stops there. */
export const tokensAtMost = { known: 4_000, anonymous: 1_000 };

const depthAtMost = 12;
const aliasesAtMost = 30;
const rootMutationsAtMost = 10;
const spreadsAtMost = 200;
const directivesAtMost = 50;
const fragmentsAtMost = 50;
const argumentsAtMost = 300;
/** Fields with fragments followed: fragments that spread each other would otherwise multiply. */
const fieldsAtMost = 2_000;
/** Pairs of fields with one name at one place. To validate a document is to compare each of them. */
const pairsAtMost = 1_000;

/**
 * Refuses documents that would cost more than any honest one, before anything validates them: depth, aliases, root
 * mutations, fragments, directives and fields that repeat, with fragments followed where they are spread. Introspection
 * may go deeper.
 * @returns what is too much, or null.
 */
export function findExcess(document: DocumentNode): GraphQLError | null {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  if (document.definitions.length > fragmentsAtMost) {
    return excess(
      `The document has ${document.definitions.length} parts; at most ${fragmentsAtMost} are allowed.`,
    );
  }
  const measured = new Measure(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    const isFragment = definition.kind === Kind.FRAGMENT_DEFINITION;
    // How deep a fragment is, is seen where it is spread.
    const depth = isFragment ? Number.NEGATIVE_INFINITY : 1;
    const roots = measured.add(definition.selectionSet, definition.directives ?? [], depth);
    if (isFragment || definition.operation !== 'mutation') continue;
    if (roots > rootMutationsAtMost) {
      return excess(`The request has ${roots} mutations; at most ${rootMutationsAtMost} are allowed.`);
    }
  }
  return measured.excess;
}

const excess = (message: string) =>
  new GraphQLError(message, { extensions: { code: 'COST_EXCEEDED', http: { status: 400 } } });

/** The fields that stand at one place of the answer, with the places below. */
interface Place {
  fields: number;
  readonly below: Map<string, Place>;
}
const emptyPlace = (): Place => ({ fields: 0, below: new Map() });

class Measure {
  excess: GraphQLError | null = null;
  #fields = 0;
  #aliases = 0;
  #spreads = 0;
  #directives = 0;
  #arguments = 0;
  #pairs = 0;

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  /** @returns how many fields stand at the root. */
  add(set: SelectionSetNode, directives: readonly DirectiveNode[], depth: number): number {
    const root = emptyPlace();
    this.count(directives);
    this.walk(set, root, depth, []);
    let roots = 0;
    for (const { fields } of root.below.values()) roots += fields;
    return roots;
  }

  private walk(set: SelectionSetNode, place: Place, depth: number, spreading: readonly string[]): void {
    for (const selection of set.selections) {
      if (this.excess) return;
      this.count(selection.directives ?? []);
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const introspects = selection.name.value.startsWith('__');
        this.#arguments += selection.arguments?.length ?? 0;
        this.atMost(argumentsAtMost, this.#arguments, 'arguments');
        if (selection.alias) this.atMost(aliasesAtMost, ++this.#aliases, 'aliases');
        if (!introspects) this.atMost(depthAtMost, depth, 'levels');
        this.atMost(fieldsAtMost, ++this.#fields, 'fields');
        const own = place.below.get(name) ?? emptyPlace();
        place.below.set(name, own);
        this.#pairs += own.fields;
        this.atMost(pairsAtMost, this.#pairs, 'repeated fields');
        own.fields += 1;
        // What describes the schema is deep by nature: it is counted, and its depth is not.
        if (selection.selectionSet) {
          this.walk(
            selection.selectionSet,
            own,
            introspects ? Number.NEGATIVE_INFINITY : depth + 1,
            spreading,
          );
        }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.walk(selection.selectionSet, place, depth, spreading);
      } else {
        this.atMost(spreadsAtMost, ++this.#spreads, 'fragment spreads');
        const fragment = this.fragments.get(selection.name.value);
        if (!fragment || spreading.includes(selection.name.value)) continue;
        this.walk(fragment.selectionSet, place, depth, [...spreading, selection.name.value]);
      }
    }
  }

  private count(directives: readonly DirectiveNode[]): void {
    this.#directives += directives.length;
    this.atMost(directivesAtMost, this.#directives, 'directives');
  }

  private atMost(limit: number, count: number, what: string): void {
    if (count > limit) this.excess ??= excess(`The document has more than ${limit} ${what}.`);
  }
}
