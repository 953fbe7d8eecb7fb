import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import { ada, type Caller, invited, testServer } from './api.js';
import { graphql } from './gql/index.js';

const create = graphql(`
  mutation CreateFurtherWorkspace($input: WorkspaceCreateInput!) {
    workspaceCreate(input: $input) { viewer { workspace { name } } userErrors { code message path } }
  }
`);
const mayCreate = graphql(`
  query MayCreateWorkspaces {
    viewer { viewerCanCreateWorkspaces }
  }
`);

const attempt = async (who: Caller, name = 'Southwind') =>
  (await who.ask(create, { input: { name } })).data.workspaceCreate;
const offers = async (who: Caller) => (await who.do(mayCreate)).viewer?.viewerCanCreateWorkspaces;

test('an admin makes another workspace, and an agent is told to ask one', async () => {
  const server = await testServer(undefined, { workspaceCreators: 'admins' });
  const admin = await ada(server);
  const agent = await invited(server, admin, 'Grace', 'AGENT');
  expect([await offers(admin), await offers(agent)]).toEqual([true, false]);
  expect(await attempt(agent)).toMatchObject({
    viewer: null,
    userErrors: [{ code: 'FORBIDDEN', message: 'Only admins can create workspaces. Ask one of yours.' }],
  });
  expect(await attempt(admin)).toMatchObject({ viewer: { workspace: { name: 'Southwind' } } });
});

test('an admin of any workspace is one, whichever is open', async () => {
  const server = await testServer(undefined, { workspaceCreators: 'admins' });
  const admin = await ada(server);
  expect(await attempt(admin, 'Hers')).toMatchObject({ userErrors: [] });
  expect(await offers(admin)).toBe(true);
});

test('nobody makes one where the setting says so, and everybody where it does', async () => {
  const closed = await testServer(undefined, { workspaceCreators: 'nobody' });
  const admin = await ada(closed);
  expect(await offers(admin)).toBe(false);
  expect((await attempt(admin)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const open = await testServer(undefined, { workspaceCreators: 'everyone' });
  const agent = await invited(open, await ada(open), 'Grace', 'AGENT');
  expect((await attempt(agent)).userErrors).toEqual([]);
});

test('an account is in as many workspaces as the setting allows, also when it makes two at once', async () => {
  const server = await testServer(undefined, { workspaceCreators: 'admins', maxWorkspacesPerAccount: 3 });
  const admin = await ada(server);
  await attempt(admin, 'Second');
  const answers = await Promise.all(['Third', 'Fourth', 'Fifth'].map((name) => attempt(admin, name)));
  const refused = answers.filter(({ userErrors }) => userErrors.length > 0);
  expect(refused).toHaveLength(2);
  expect(refused[0].userErrors).toMatchObject([
    { code: 'LIMIT_EXCEEDED', message: expect.stringContaining('3 are the most') },
  ]);
  expect(await offers(admin)).toBe(false);
});

test('the settings are admins and 20 workspaces unless others are made', () => {
  expect(readConfig({})).toMatchObject({ workspaceCreators: 'admins', maxWorkspacesPerAccount: 20 });
  expect(readConfig({ CADRE_WORKSPACES: 'nobody', CADRE_WORKSPACES_PER_ACCOUNT: '5' })).toMatchObject({
    workspaceCreators: 'nobody',
    maxWorkspacesPerAccount: 5,
  });
  expect(() => readConfig({ CADRE_WORKSPACES: 'agents' })).toThrow(
    'CADRE_WORKSPACES must be one of admins, everyone, nobody',
  );
});
