import { expect, test } from 'vitest';
import { ada, testServer } from './api.js';
import { graphql } from './gql/index.js';
import { createWorkspace } from './operations/installation.js';
import { statementsOf } from './statements.js';

const readWorkspaces = graphql(`
  query ReadWorkspaces {
    viewer { workspaces { name } }
  }
`);

test('the workspaces of a person are read in one statement, however many there are, the first joined first', async () => {
  const server = await testServer();
  const admin = await ada(server);
  const names = async () => (await admin.do(readWorkspaces)).viewer?.workspaces.map(({ name }) => name);
  const one = await statementsOf(server, names);
  const added = Array.from({ length: 5 }, (_, index) => `Workspace ${index + 1}`);
  for (const name of added) await admin.do(createWorkspace, { input: { name } });
  expect(await names()).toEqual(['Northwind', ...added]);
  expect(await statementsOf(server, names)).toBe(one);
});
