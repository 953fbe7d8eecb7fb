import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** What a connection holds when neither `first` nor `last` is said. */
const sizeOfPage = 50;
/** No page holds more: what asks for more is refused by its own field. */
const sizeAtMost = 1_000;
/** What a list without `first` is taken to hold, for what is nested in it. */
const sizeOfList = 10;

/** A field of many: how many, and what is asked of each. */
interface Sized {
  readonly size: (variables: Variables) => number;
  /** Whether it counts by itself: lists without `first` count only through what is in them. */
  readonly isCounted: boolean;
  readonly below: Place;
}
/** Fields of many at one place of the answer, by type and name there: a field that is asked for twice is answered once. */
type Place = Map<string, Sized>;
type Variables = Readonly<Record<string, unknown>>;

interface Operation {
  readonly place: Place;
  readonly defaults: Variables;
}

// The console and integrators send the same few documents again and again.
const known = new WeakMap<DocumentNode, Map<string | null, Operation>>();

/**
 * What an operation of a valid document costs: 1, and the `first` (or `last`) of each connection and list in it,
 * multiplied by those it is nested in. Fields that a directive leaves out count.
 * @returns null when the document has no operation of this name.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  variables: Variables | null,
): number | null {
  const operations = known.get(document) ?? new Map<string | null, Operation>();
  known.set(document, operations);
  const operation = operations.get(operationName) ?? readOperation(schema, document, operationName);
  // A name that the document does not have is not remembered: there are as many as anybody likes.
  if (!operation) return null;
  operations.set(operationName, operation);
  if (operation.place.size === 0) return 1;
  return 1 + sum(operation.place, { ...operation.defaults, ...variables });
}

function sum(place: Place, variables: Variables): number {
  let total = 0;
  for (const { size, isCounted, below } of place.values()) {
    const count = size(variables);
    total += (isCounted ? count : 0) + (below.size === 0 ? 0 : count * sum(below, variables));
  }
  return total;
}

function readOperation(schema: GraphQLSchema, document: DocumentNode, name: string | null): Operation | null {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation, another] =
    name === null ? operations : operations.filter((one) => one.name?.value === name);
  const type = operation && schema.getRootType(operation.operation);
  if (!operation || another || !type) return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const place: Place = new Map();
  new Reader(schema, fragments).read(operation.selectionSet, type, place, '');
  return { place, defaults: defaultsOf(operation) };
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}

class Reader {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** Adds what a selection asks of many to a place; `path` tells fields of one object apart that stand at the same place. */
  read(set: SelectionSetNode, type: GraphQLCompositeType, place: Place, path: string): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.fragments.get(selection.name.value);
        const on = fragment && this.schema.getType(fragment.typeCondition.name.value);
        if (fragment && isCompositeType(on)) this.read(fragment.selectionSet, on, place, path);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : type;
        if (isCompositeType(on)) this.read(selection.selectionSet, on, place, path);
      } else {
        const { name, alias, arguments: given = [], selectionSet } = selection;
        const field = 'getFields' in type ? type.getFields()[name.value] : undefined;
        if (!field) continue;
        const own = `${path}/${type.name}.${(alias ?? name).value}`;
        this.readField(type, field, given, selectionSet, place, own);
      }
    }
  }

  private readField(
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    given: readonly ArgumentNode[],
    set: SelectionSetNode | undefined,
    place: Place,
    path: string,
  ): void {
    const below = getNamedType(field.type);
    const isSized = field.args.some(({ name }) => name === 'first');
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const isOfMany = isSized || (isList && !isConnection(parent));
    if (!isOfMany) {
      if (set && isCompositeType(below)) this.read(set, below, place, path);
      return;
    }
    const sized = place.get(path) ?? {
      size: isSized ? sizeOf(field, given) : () => sizeOfList,
      isCounted: isSized,
      below: new Map(),
    };
    if (set && isCompositeType(below)) this.read(set, below, sized.below, '');
    if (isSized || sized.below.size > 0) place.set(path, sized);
  }
}

/** The page of a connection is as long as its connection, which counted it. */
const isConnection = (type: GraphQLCompositeType) => isObjectType(type) && type.name.endsWith('Connection');

function sizeOf(
  field: GraphQLField<unknown, unknown>,
  given: readonly ArgumentNode[],
): (variables: Variables) => number {
  const standard = Number(field.args.find(({ name }) => name === 'first')?.defaultValue ?? sizeOfPage);
  const [last, first] = ['last', 'first'].map((name) => given.find((one) => one.name.value === name)?.value);
  return (variables) => {
    const said = numberOf(last, variables) ?? numberOf(first, variables) ?? standard;
    return Math.min(Math.max(said, 0), sizeAtMost);
  };
}

function numberOf(value: ValueNode | undefined, variables: Variables): number | null {
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind !== Kind.VARIABLE) return null;
  const given = variables[value.name.value];
  return typeof given === 'number' ? given : null;
}
