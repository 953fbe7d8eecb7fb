import { buildSchema, type GraphQLError, parse } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { expect, test } from 'vitest';
import { withoutValues } from './without-values.js';

const schema = buildSchema(`
  enum Role { ADMIN AGENT }
  input SignIn { email: String!, password: String!, age: Int, role: Role }
  type Query { ok: Boolean }
`);
const operation = parse('query ($input: SignIn!, $age: Int) { ok }').definitions[0] as never;
const definitions = (operation as { variableDefinitions: [] }).variableDefinitions;

function faults(variables: Record<string, unknown>): string[] {
  const { errors = [] } = getVariableValues(schema, definitions, variables) as { errors?: GraphQLError[] };
  return errors.map(({ message }) => withoutValues(message));
}

test.each([
  [{ input: 'canary' }, 'Variable "$input" has an invalid value; Expected type "SignIn" to be an object.'],
  [
    { input: { email: 'a', password: { it: 'canary' } } },
    'Variable "$input" has an invalid value at "input.password"; String cannot represent a non string value.',
  ],
  [
    { input: { email: 'a', password: 'canary', age: 'canary' } },
    'Variable "$input" has an invalid value at "input.age"; Int cannot represent non-integer value.',
  ],
  [
    { input: { email: 'a', password: 'canary', role: 'canary' } },
    /^Variable "\$input" has an invalid value at "input.role"; This value does not exist in "Role" enum/,
  ],
  [
    { input: { password: 'canary' } },
    'Variable "$input" has an invalid value; Field "email" of required type "String!" was not provided.',
  ],
  [
    { input: { email: 'a', password: 'canary', pasword: 'canary' } },
    /^Variable "\$input" has an invalid value; Field "pasword" is not defined/,
  ],
])('what is wrong with a variable is said without its value: %o', (variables, expected) => {
  const [message] = faults(variables);
  expect(message).not.toContain('canary');
  expect(message).toMatch(expected instanceof RegExp ? expected : new RegExp(`^${RegExp.escape(expected)}`));
});

test('every other message stays as it is', () => {
  expect(withoutValues('Sign in, or send an API key.')).toBe('Sign in, or send an API key.');
});
