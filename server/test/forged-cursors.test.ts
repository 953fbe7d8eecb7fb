import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { type Answer, ada, type Caller, present, testServer } from './api.js';
import { start } from './desk.js';
import type { ConversationSort, SegmentSort } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { createProperty } from './operations/properties.js';
import { addMembers, createSegment } from './operations/segments.js';

let server: RunningServer;
let admin: Caller;
let segment: string;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(createProperty, { input: { key: 'seats', type: 'NUMBER' } });
  for (const externalId of ['one', 'two', 'three']) {
    await start(admin, {
      contact: { externalId, name: externalId, properties: { seats: externalId.length } },
    });
  }
  const { segmentCreate } = await admin.do(createSegment, { input: { name: 'Forged' } });
  await admin.do(createSegment, { input: { name: 'Forged too' } });
  segment = present(segmentCreate.segment).id;
  await admin.do(addMembers, { input: { segment, contacts: ['one', 'two'] } });
});

const contacts = graphql(`
  query FirstContact($after: String, $sort: ContactSortInput) {
    list: contacts(first: 1, sort: $sort, after: $after) { nodes { id } pageInfo { endCursor } }
  }
`);
const conversations = graphql(`
  query FirstConversation($after: String, $sort: ConversationSort!) {
    list: conversations(first: 1, sort: $sort, after: $after) { nodes { id } pageInfo { endCursor } }
  }
`);
const segments = graphql(`
  query FirstSegment($after: String, $sort: SegmentSort!) {
    list: segments(first: 1, sort: $sort, after: $after) { nodes { id } pageInfo { endCursor } }
  }
`);
const teammates = graphql(`
  query FirstTeammate($after: String) {
    list: teammateConnection(first: 1, after: $after) { nodes { id } pageInfo { endCursor } }
  }
`);
const members = graphql(`
  query FirstMember($after: String, $segment: ID!) {
    segment(id: $segment) { list: members(first: 1, after: $after) { edges { cursor } pageInfo { endCursor } } }
  }
`);

interface Lists {
  readonly list?: { readonly pageInfo: { readonly endCursor: string | null } };
  readonly segment?: Lists | null;
}
type List = (after: string | null) => Promise<Answer<Lists>>;
const contactsBy =
  (field: string): List =>
  (after) =>
    admin.ask(contacts, { after, sort: { field } });
const conversationsBy =
  (sort: ConversationSort): List =>
  (after) =>
    admin.ask(conversations, { after, sort });
const segmentsBy =
  (sort: SegmentSort): List =>
  (after) =>
    admin.ask(segments, { after, sort });
const lists: Readonly<Record<string, List>> = {
  'contacts as they came': (after) => admin.ask(contacts, { after }),
  'contacts by time': contactsBy('contact.createdAt'),
  'contacts by name': contactsBy('contact.name'),
  'contacts by a number': contactsBy('contact.properties.seats'),
  'conversations by CREATED': conversationsBy('CREATED'),
  'conversations by UPDATED': conversationsBy('UPDATED'),
  'conversations by WAITING': conversationsBy('WAITING'),
  'segments by NAME': segmentsBy('NAME'),
  'segments by MEMBERS': segmentsBy('MEMBERS'),
  'segments by CHANGED': segmentsBy('CHANGED'),
  teammates: (after) => admin.ask(teammates, { after }),
  members: (after) => admin.ask(members, { after, segment }),
};

const odd = ['abc', '', '9'.repeat(2_000), '2026-13-45T99:99:99Z', "'; select 1 --", '[1,2]'];

test.each(Object.entries(lists))('a made-up place in %s is refused, or is a place', async (_, ask) => {
  const { data, errors: none } = await ask(null);
  expect(none).toBeUndefined();
  const { endCursor } = present(data.list ?? data.segment?.list).pageInfo;
  const parts: string[] = JSON.parse(Buffer.from(present(endCursor), 'base64url').toString());
  for (const [at] of parts.entries()) {
    for (const value of at === 0 ? [] : odd) {
      const forged = Buffer.from(JSON.stringify(parts.with(at, value))).toString('base64url');
      const { errors } = await ask(forged);
      const what = `${at} ${value.slice(0, 20)}`;
      if (errors) expect(errors[0]?.extensions.userErrors, what).toMatchObject([{ path: ['after'] }]);
    }
  }
});
