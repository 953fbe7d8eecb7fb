import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, list, testServer, text } from './api.js';
import { start } from './desk.js';

let server: RunningServer;
let admin: Caller;
let segment: string;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(
    'mutation { contactPropertyCreate(input: { key: "seats", type: NUMBER }) { userErrors { message } } }',
  );
  for (const externalId of ['one', 'two', 'three']) {
    await start(admin, {
      contact: { externalId, name: externalId, properties: { seats: externalId.length } },
    });
  }
  const { segmentCreate } = await admin.do(
    'mutation { segmentCreate(input: { name: "Forged" }) { segment { id } userErrors { message } } }',
  );
  await admin.do('mutation { segmentCreate(input: { name: "Forged too" }) { userErrors { message } } }');
  segment = text(segmentCreate?.segment.id);
  await admin.do(
    'mutation ($segment: ID!) { segmentMembersAdd(input: { segment: $segment, contacts: ["one", "two"] }) { userErrors { message } } }',
    { segment },
  );
});

const page = '{ nodes { id } pageInfo { endCursor } }';
const edges = '{ edges { cursor } pageInfo { endCursor } }';
const contactsBy = (field: string) =>
  `query ($after: String) { found: contacts(first: 1, sort: { field: "${field}", descending: false }, after: $after) ${page} }`;
const lists = {
  'contacts as they came': `query ($after: String) { found: contacts(first: 1, after: $after) ${page} }`,
  'contacts by time': contactsBy('contact.createdAt'),
  'contacts by name': contactsBy('contact.name'),
  'contacts by a number': contactsBy('contact.properties.seats'),
  ...Object.fromEntries(
    ['CREATED', 'UPDATED', 'WAITING'].map((sort) => [
      `conversations by ${sort}`,
      `query ($after: String) { found: conversations(first: 1, sort: ${sort}, after: $after) ${page} }`,
    ]),
  ),
  ...Object.fromEntries(
    ['NAME', 'MEMBERS', 'CHANGED'].map((sort) => [
      `segments by ${sort}`,
      `query ($after: String) { found: segments(first: 1, sort: ${sort}, after: $after) ${page} }`,
    ]),
  ),
  teammates: `query ($after: String) { found: teammateConnection(first: 1, after: $after) ${page} }`,
  members: `query ($after: String, $segment: ID!) { segment(id: $segment) { found: members(first: 1, after: $after) ${edges} } }`,
};

const odd = ['abc', '', '9'.repeat(2_000), '2026-13-45T99:99:99Z', "'; select 1 --", '[1,2]'];

test.each(Object.entries(lists))('a made-up place in %s is refused, or is a place', async (_, query) => {
  const ask = async (after: string | null) => {
    const { data, errors } = await admin.ask(query, {
      after,
      ...(query.includes('$segment') && { segment }),
    });
    return { found: data?.segment?.found ?? data?.found, errors };
  };
  const { found, errors: none } = await ask(null);
  expect(none).toBeUndefined();
  const parts = JSON.parse(Buffer.from(text(found?.pageInfo?.endCursor), 'base64url').toString()) as string[];
  for (const [at] of parts.entries()) {
    for (const value of at === 0 ? [] : odd) {
      const forged = Buffer.from(JSON.stringify(parts.with(at, value))).toString('base64url');
      const { errors } = await ask(forged);
      const what = `${at} ${value.slice(0, 20)}`;
      if (errors) expect(list(errors[0]?.extensions.userErrors), what).toMatchObject([{ path: ['after'] }]);
    }
  }
});
