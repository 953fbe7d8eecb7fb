import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, invited, present, testServer } from './api.js';
import { predicate, property } from './conditions.js';
import { graphql } from './gql/index.js';
import { createContact } from './operations/contacts.js';
import { startConversation } from './operations/conversations.js';
import { createQueue } from './operations/queues.js';
import { createSegment, setSegmentRule } from './operations/segments.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
});

const readGettingStarted = graphql(`
  query GettingStarted {
    gettingStarted {
      hasContacts hasSampleContacts hasSegment hasRule hasQueue hasConversation hasTeammate segmentId conversationId
    }
  }
`);
const addSample = graphql(`
  mutation AddSampleContacts {
    sampleContactsAdd { changedCount userErrors { code message } }
  }
`);
const removeSample = graphql(`
  mutation RemoveSampleContacts {
    sampleContactsRemove { changedCount userErrors { code message } }
  }
`);
const listNames = graphql(`
  query ContactNames {
    contacts { totalCount nodes { name } }
  }
`);

const howFar = async () => (await admin.do(readGettingStarted)).gettingStarted;

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
    expect((await admin.ask(addSample)).data.sampleContactsAdd).toMatchObject({
      changedCount: 120,
      userErrors: [],
    });
    await admin.do(createSegment, { input: { name: 'VIP', key: 'vip' } });
    const segment = present((await howFar()).segmentId);
    const condition = property('plan_tier', 'EQUALS', 'enterprise');
    await admin.do(setSegmentRule, { input: { segment, condition, enabled: true } });
    await admin.do(createQueue, {
      input: { name: 'VIP', condition: predicate('segment', 'EQUALS', 'vip') },
    });
    await admin.do(startConversation, {
      input: { contact: { externalId: 'sample-1' }, message: 'Hello' },
    });
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
    const { data } = await admin.ask(addSample);
    expect(data.sampleContactsAdd.userErrors).toMatchObject([{ code: 'INVALID' }]);
    await admin.do(createContact, { input: { name: 'Real', externalId: 'sample-customer' } });
    expect((await admin.ask(removeSample)).data.sampleContactsRemove).toMatchObject({ changedCount: 120 });
    expect((await admin.do(listNames)).contacts).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Real' }],
    });
    await expectRecount(server.platform.database.url);
  });

  test('an agent can neither bring nor take the sample', async () => {
    const alan = await invited(server, admin, 'Alan', 'AGENT');
    expect((await alan.ask(addSample)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('of two who bring the sample at once only one does', async () => {
    const fresh = await testServer();
    const owner = await ada(fresh);
    const answers = await Promise.all([owner.ask(addSample), owner.ask(addSample)]);
    expect(answers.map(({ data }) => data.sampleContactsAdd.changedCount).toSorted()).toEqual([120, null]);
  });
});
