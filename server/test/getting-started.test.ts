import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, invited, list, testServer } from './api.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
});

const howFar = async () =>
  (
    await admin.do(
      '{ gettingStarted { hasContacts hasSampleContacts hasSegment hasRule hasQueue hasConversation hasTeammate segmentId conversationId } }',
    )
  ).gettingStarted;
const sample = (act: 'Add' | 'Remove', as = admin) =>
  as.ask(`mutation { sampleContacts${act} { changedCount userErrors { code message } } }`);

describe('the check list of a new workspace', () => {
  test('begins empty and fills itself as things are made', async () => {
    expect(await howFar()).toEqual({
      hasContacts: false,
      hasSampleContacts: false,
      hasSegment: false,
      hasRule: false,
      hasQueue: false,
      hasConversation: false,
      hasTeammate: false,
      segmentId: null,
      conversationId: null,
    });
    expect((await sample('Add')).data.sampleContactsAdd).toMatchObject({ changedCount: 120, userErrors: [] });
    await admin.do(
      'mutation ($input: SegmentCreateInput!) { segmentCreate(input: $input) { userErrors { message } } }',
      { input: { name: 'VIP', key: 'vip' } },
    );
    const { segmentId } = await howFar();
    const condition = {
      is: { field: 'contact.properties.plan_tier', operator: 'EQUALS', value: 'enterprise' },
    };
    await admin.do(
      'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { message } } }',
      { input: { segment: segmentId, condition, enabled: true } },
    );
    await admin.do(
      'mutation ($input: QueueCreateInput!) { queueCreate(input: $input) { userErrors { message } } }',
      { input: { name: 'VIP', condition: { is: { field: 'segment', operator: 'EQUALS', value: 'vip' } } } },
    );
    await admin.do(
      'mutation ($input: ConversationStartInput!) { conversationStart(input: $input) { userErrors { message } } }',
      { input: { contact: { externalId: 'sample-1' }, message: 'Hello' } },
    );
    await invited(server, admin, 'Grace', 'AGENT');
    expect(await howFar()).toMatchObject({
      hasContacts: true,
      hasSampleContacts: true,
      hasSegment: true,
      hasRule: true,
      hasQueue: true,
      hasConversation: true,
      hasTeammate: true,
      segmentId: null,
    });
  });

  test('sample contacts come only where there are none, once, and go with what hangs on them', async () => {
    expect(list((await sample('Add')).data.sampleContactsAdd?.userErrors)).toMatchObject([
      { code: 'INVALID' },
    ]);
    await admin.do(
      'mutation ($input: ContactCreateInput!) { contactCreate(input: $input) { userErrors { message } } }',
      { input: { name: 'Real', externalId: 'sample-customer' } },
    );
    expect((await sample('Remove')).data.sampleContactsRemove).toMatchObject({ changedCount: 120 });
    expect((await admin.do('{ contacts { totalCount nodes { name } } }')).contacts).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Real' }],
    });
    await expectRecount(server.platform.database.url);
  });

  test('an agent can neither bring nor take the sample', async () => {
    const alan = await invited(server, admin, 'Alan', 'AGENT');
    expect((await sample('Add', alan)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('of two who bring the sample at once only one does', async () => {
    const fresh = await testServer();
    const owner = await ada(fresh);
    const answers = await Promise.all([sample('Add', owner), sample('Add', owner)]);
    expect(answers.map(({ data }) => data.sampleContactsAdd?.changedCount).toSorted()).toEqual([120, null]);
  });
});
