import {
  type GraphQLField,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Where an id stands in the arguments of a field: `input`, `contacts`, `0`. */
export type IdPlace = readonly string[];

/** Every place in a field's arguments that takes an id. */
export function idPlaces(field: GraphQLField<unknown, unknown>): IdPlace[] {
  return field.args.flatMap((arg) => placesIn(arg.type, [arg.name], [], 'ID'));
}

/** Every place in a field's arguments that takes a text. */
export function textPlaces(field: GraphQLField<unknown, unknown>): IdPlace[] {
  return field.args.flatMap((arg) => placesIn(arg.type, [arg.name], [], 'String'));
}

function placesIn(
  type: GraphQLInputType,
  path: IdPlace,
  inside: readonly string[],
  of: 'ID' | 'String',
): IdPlace[] {
  if (type instanceof GraphQLNonNull) return placesIn(type.ofType, path, inside, of);
  if (type instanceof GraphQLList) return placesIn(type.ofType, [...path, '0'], inside, of);
  if (type instanceof GraphQLInputObjectType) {
    if (inside.includes(type.name)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      placesIn(field.type, [...path, field.name], [...inside, type.name], of),
    );
  }
  return type.name === of ? [path] : [];
}

/** Arguments that are well-formed, with what is required and the id at its place. */
export function argumentsWith(
  field: GraphQLField<unknown, unknown>,
  place: IdPlace | null,
  id: string,
): Record<string, unknown> {
  const built = field.args.flatMap((arg) => {
    const rest = place?.[0] === arg.name ? place.slice(1) : null;
    if (rest === null && !isNonNullType(arg.type)) return [];
    return [[arg.name, exampleOf(arg.type, arg.name, rest, id)]];
  });
  return Object.fromEntries(built);
}

const known: Readonly<Record<string, unknown>> = {
  ConditionInput: { is: { field: 'contact.name', operator: 'IS_NOT_EMPTY' } },
  DateTime: '2026-01-01T00:00:00.000Z',
  JSONObject: {},
};
const texts: Readonly<Record<string, string>> = {
  email: 'probe@example.com',
  field: 'contact.name',
  key: 'probe_key',
  password: 'probe password',
  timeZone: 'UTC',
  token: 'none',
};

function exampleOf(type: GraphQLInputType, name: string, place: IdPlace | null, id: string): unknown {
  if (type instanceof GraphQLNonNull) return exampleOf(type.ofType, name, place, id);
  if (type instanceof GraphQLList)
    return [exampleOf(type.ofType, name, place === null ? null : place.slice(1), id)];
  if (place?.length === 0) return id;
  if (place === null && type.name in known) return known[type.name];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).flatMap((field) => {
      const rest = place?.[0] === field.name ? place.slice(1) : null;
      if (rest === null && !isNonNullType(field.type)) return [];
      return [[field.name, exampleOf(field.type, field.name, rest, id)]];
    });
    return Object.fromEntries(fields);
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type.name === 'ID') return 'none';
  if (type.name === 'Int' || type.name === 'Float') return 1;
  if (type.name === 'Boolean') return true;
  return known[type.name] ?? texts[name] ?? `probe ${name}`;
}

/** A selection of all that can be asked without arguments, some levels deep. */
export function selectionOf(type: GraphQLOutputType, depth = 3): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isCompositeType(named) || !(isObjectType(named) || isInterfaceType(named))) return '{ __typename }';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type))) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 0 ? [`${field.name} ${selectionOf(field.type, depth - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** An operation that asks for a field once with each id, as `a0`, `a1` and so on, for all that the field can give. */
export function operationOf(
  kind: string,
  field: GraphQLField<unknown, unknown>,
  place: IdPlace | null,
  ids: readonly string[],
): { query: string; variables: Record<string, unknown> } {
  const given = ids.map((id) => Object.entries(argumentsWith(field, place, id)));
  const variables = given.flatMap((values, at) => values.map(([name, value]) => [`${name}${at}`, value]));
  const declared = given.flatMap((values, at) =>
    values.map(([name]) => `$${name}${at}: ${field.args.find((arg) => arg.name === name)?.type}`),
  );
  const selection = selectionOf(field.type, 2);
  const calls = given.map((values, at) => {
    const passed = values.map(([name]) => `${name}: $${name}${at}`);
    return `a${at}: ${field.name}${inBrackets(passed)} ${selection && '{ ...Asked }'}`;
  });
  const fragment = selection && `fragment Asked on ${getNamedType(field.type)} ${selection}`;
  return {
    query: `${kind} ${inBrackets(declared)} { ${calls.join(' ')} } ${fragment}`,
    variables: Object.fromEntries(variables),
  };
}

const inBrackets = (items: readonly string[]) => (items.length > 0 ? `(${items.join(', ')})` : '');
