import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** Times are read and written in UTC with milliseconds, whatever offset they were given with. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant: ISO 8601 with a time zone offset or Z; answered in UTC with milliseconds.',
  serialize: (value) => new Date(value as Date | string).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

function parseInstant(value: unknown): Date {
  const at = typeof value === 'string' && instantForm.test(value) ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) {
    throw new TypeError('A DateTime is written as ISO 8601, such as 2026-03-01T09:30:00Z.');
  }
  return at;
}

/** JSON that the services check themselves, with a path for each thing that is wrong. */
function json(name: string, description: string): GraphQLScalarType<unknown, unknown> {
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => literal(node, variables ?? {}),
  });
}

function literal(node: ValueNode, variables: Record<string, unknown>): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      return variables[node.name.value];
    case Kind.LIST:
      return node.values.map((value) => literal(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((field) => [field.name.value, literal(field.value, variables)]),
      );
  }
}

export const ConditionScalar = json(
  'Condition',
  'A condition as it is stored: JSON of exactly the shape of ConditionInput.',
);
export const ValueScalar = json('Value', 'A text, number, boolean or list of texts or numbers.');
export const JsonObjectScalar = json('JSONObject', 'A JSON object.');
