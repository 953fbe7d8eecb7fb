import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { type Agent, act, agentCalled, start } from './desk.js';
import { graphql } from './gql/index.js';

let server: RunningServer;
let admin: Caller;
let grace: Agent;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  grace = await agentCalled(server, admin, 'Grace');
});

const readExcerpt = graphql(`
  query Excerpt($id: ID!) {
    conversation(id: $id) { latestExcerpt { kind text } }
  }
`);
const readOpenCount = graphql(`
  query OpenCount {
    viewer { teammate { openCount } }
  }
`);

async function excerpt(id: string) {
  const { conversation } = await admin.do(readExcerpt, { id });
  return present(conversation).latestExcerpt;
}

const write = (name: 'conversationReply' | 'conversationNoteAdd', id: string, body: string) =>
  act(grace.caller, name, { id, body });

describe('a line of the inbox shows the latest message', () => {
  test('whoever wrote it, a note too', async () => {
    const id = await start(admin, { message: 'Where is my order?' });
    expect(await excerpt(id)).toEqual({ kind: 'CUSTOMER', text: 'Where is my order?' });
    await write('conversationReply', id, 'On its way.');
    expect(await excerpt(id)).toEqual({ kind: 'REPLY', text: 'On its way.' });
    await write('conversationNoteAdd', id, 'The carrier is late.');
    expect(await excerpt(id)).toEqual({ kind: 'NOTE', text: 'The carrier is late.' });
  });

  test('on one line, and no more of it than a line needs', async () => {
    const id = await start(admin, { message: `  One\n\n  two\tthree ${'x'.repeat(500)}` });
    const { text } = present(await excerpt(id));
    expect(text.startsWith('One two three xxx')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(160);
  });
});

test('how much somebody has are their open conversations: not those that are put aside, closed or another’s', async () => {
  const openOf = async () => (await grace.caller.do(readOpenCount)).viewer?.teammate;
  const ids = await Promise.all(Array.from({ length: 4 }, () => start(admin)));
  for (const id of ids) await act(admin, 'conversationAssign', { id, teammateId: grace.id });
  expect(await openOf()).toEqual({ openCount: 4 });
  await act(admin, 'conversationClose', { id: ids[0] });
  await act(admin, 'conversationSnooze', { id: ids[1], until: new Date(Date.now() + 60_000).toISOString() });
  await act(admin, 'conversationAssign', { id: ids[2], teammateId: null });
  expect(await openOf()).toEqual({ openCount: 1 });
});
