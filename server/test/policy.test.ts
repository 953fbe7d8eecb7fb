import { apiKeyScopes } from '@cadre/shared/permissions';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../src/schema.js';
import type { RunningServer } from '../src/start.js';
import { type Answer, ada, type Caller, caller, integrator, invited, testServer } from './api.js';
import { forAllWeKnow, forAnybody, policy } from './policy.js';
import { operationOf } from './schema-walk.js';

let server: RunningServer;
let schema: GraphQLSchema;
let admin: Caller;

interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly field: GraphQLField<unknown, unknown>;
}
let operations: ReadonlyMap<string, Operation>;

beforeAll(async () => {
  server = await testServer();
  schema = await createSchema();
  admin = await ada(server);
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  operations = new Map(
    Object.entries(roots).flatMap(([kind, type]) =>
      Object.entries(type?.getFields() ?? {}).map(([name, field]) => [
        name,
        { kind: kind as Operation['kind'], field },
      ]),
    ),
  );
});

/** Whether somebody is let in: what they ask for may still be wrong, or not be there. */
async function isLetIn(who: Caller, name: string): Promise<boolean> {
  const operation = operations.get(name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  const { query, variables } = operationOf(operation.kind, operation.field, null, ['none']);
  const answer =
    operation.kind === 'subscription' ? await first(who, query, variables) : await who.send(query, variables);
  const codes = (answer.errors ?? [])
    .filter(({ path }) => !path || path.length <= 1)
    .map(({ extensions }) => extensions?.code);
  return !codes.some((code) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED');
}

async function first(
  who: Caller,
  query: string,
  variables: Record<string, unknown>,
): Promise<Pick<Answer, 'errors'>> {
  const watch = who.subscribe(query, variables);
  try {
    // A subscription that is let in need not say anything.
    const answer = await Promise.race([
      watch.firstAnswer(),
      new Promise<null>((resolve) => setTimeout(resolve, 300, null)),
    ]);
    return { errors: (answer?.errors ?? []) as NonNullable<Answer['errors']> };
  } finally {
    watch.close();
  }
}

/** Operations after which whoever asked is no longer who they were. */
const endsSessions = new Set([
  'signOut',
  'workspaceCreate',
  'workspaceSwitch',
  'signIn',
  'installationSetUp',
]);

test('the policy names each operation once, and none that there is not', () => {
  const named = [...forAnybody, ...forAllWeKnow, ...policy.flatMap(({ operations: names }) => names)];
  expect(named.toSorted()).toEqual([...operations.keys()].toSorted());
});

describe('by the policy', () => {
  test('nobody whom we do not know is let in but where anybody is', async () => {
    const stranger = caller(server);
    const letIn: string[] = [];
    for (const [name, { kind }] of operations) {
      if (kind !== 'subscription' && !endsSessions.has(name) && (await isLetIn(stranger, name)))
        letIn.push(name);
    }
    expect(letIn.toSorted()).toEqual(forAnybody.filter((name) => !endsSessions.has(name)).toSorted());
  });

  test.each(['ADMIN', 'AGENT'] as const)(
    'a person who is %s may do what it says, and nothing else',
    async (role) => {
      const person = await invited(server, admin, role === 'ADMIN' ? 'Olga' : 'Grace', role);
      const wrong: string[] = [];
      for (const { agents, operations: names } of policy) {
        for (const name of names) {
          const may = role === 'ADMIN' || agents;
          if ((await isLetIn(person, name)) !== may) wrong.push(`${name}: ${may ? 'refused' : 'let in'}`);
        }
      }
      for (const name of forAllWeKnow) if (!(await isLetIn(person, name))) wrong.push(`${name}: refused`);
      expect(wrong).toEqual([]);
    },
  );

  test.each(apiKeyScopes)('a key of the scope %s may do what it says, and nothing else', async (scope) => {
    const program = await integrator(server, admin, [scope]);
    const wrong: string[] = [];
    for (const { scopes, operations: names } of policy) {
      const may = scopes?.length === 1 && scopes[0] === scope;
      for (const name of names) {
        if ((await isLetIn(program, name)) !== may) wrong.push(`${name}: ${may ? 'refused' : 'let in'}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('what needs several scopes is refused to a key that lacks one of them', async () => {
    for (const { scopes, operations: names } of policy) {
      if (!scopes || scopes.length < 2) continue;
      const all = await integrator(server, admin, [...scopes]);
      for (const name of names) expect(await isLetIn(all, name), name).toBe(true);
      for (const missing of scopes) {
        const program = await integrator(
          server,
          admin,
          scopes.filter((scope) => scope !== missing),
        );
        for (const name of names)
          expect(await isLetIn(program, name), `${name} without ${missing}`).toBe(false);
      }
    }
  });
});
