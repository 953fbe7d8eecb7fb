import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { property } from './conditions.js';
import type { ConditionInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { followJob } from './jobs.js';
import { upsertContact } from './operations/contacts.js';
import { changePropertyType, createProperty } from './operations/properties.js';
import { createSegment, setSegmentRule } from './operations/segments.js';

let server: RunningServer;
let admin: Caller;

const checkPropertyType = graphql(`
  query CheckPropertyType($input: ContactPropertyTypeInput!) {
    contactPropertyTypeCheck(input: $input) {
      valueCount convertedCount lostCount
      lost { value reason contact { externalId } }
      blockedBy { kind name }
    }
  }
`);
const listPropertyTypes = graphql(`
  query PropertyTypes {
    contactProperties { type version contactCount }
  }
`);
const countMatches = graphql(`
  query CountOfType($condition: ConditionInput!) {
    conditionPreview(condition: $condition) { matchCount }
  }
`);
const listContactProperties = graphql(`
  query PropertiesOfContacts {
    contacts(first: 100) { nodes { properties } }
  }
`);

const matchCount = async (condition: ConditionInput) =>
  (await admin.do(countMatches, { condition })).conditionPreview.matchCount;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  await admin.do(createProperty, { input: { key: 'seats', type: 'TEXT' } });
  for (const [externalId, seats] of [
    ['grace', '40'],
    ['alan', ' 7.5 '],
    ['edsger', 'a few'],
    ['radia', null],
  ]) {
    await admin.do(upsertContact, { input: { externalId, properties: { seats } } });
  }
});

/** Waits until the job of a change is done. */
async function done(job: { readonly id: string } | null): Promise<void> {
  expect(await followJob(admin, present(job).id)).toMatchObject({ status: 'DONE', error: null });
}

test('a dry run says what would be kept, what would be lost and why, and changes nothing', async () => {
  const { contactPropertyTypeCheck } = await admin.do(checkPropertyType, {
    input: { id: 'seats', type: 'NUMBER' },
  });
  expect(contactPropertyTypeCheck).toMatchObject({
    valueCount: 3,
    convertedCount: 2,
    lostCount: 1,
    lost: [{ value: 'a few', contact: { externalId: 'edsger' } }],
    blockedBy: [],
  });
  const { contactProperties } = await admin.do(listPropertyTypes);
  expect(contactProperties).toMatchObject([{ type: 'TEXT', version: 1, contactCount: 3 }]);
});

test('a change is refused with links while a rule would not fit, and made when none stands in its way', async () => {
  await admin.do(createSegment, { input: { name: 'Few' } });
  const few = property('seats', 'CONTAINS', 'few');
  await admin.do(setSegmentRule, { input: { segment: 'few', condition: few } });
  const { data } = await admin.ask(changePropertyType, { input: { id: 'seats', type: 'NUMBER' } });
  expect(data.contactPropertyTypeChange.userErrors).toMatchObject([
    { code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Few' }] },
  ]);
  const filled = property('seats', 'IS_NOT_EMPTY');
  await admin.do(setSegmentRule, { input: { segment: 'few', condition: filled } });
  const { contactPropertyTypeChange } = await admin.do(changePropertyType, {
    input: { id: 'seats', type: 'NUMBER', expectedVersion: 1 },
  });
  await done(contactPropertyTypeChange.job);
  const { contactProperties } = await admin.do(listPropertyTypes);
  expect(contactProperties).toMatchObject([{ type: 'NUMBER', version: 2, contactCount: 2 }]);
  expect(await matchCount(property('seats', 'AT_LEAST', 7.5))).toBe(2);
  const { data: refused } = await admin.ask(upsertContact, {
    input: { externalId: 'edsger', properties: { seats: 'a few' } },
  });
  expect(refused.contactUpsert.userErrors).toMatchObject([{ path: ['input', 'properties', 'seats'] }]);
});

test('values written while the type changes are kept under the one type or the other, never between', async () => {
  const { contactPropertyTypeChange } = await admin.do(changePropertyType, {
    input: { id: 'seats', type: 'CHOICE', choices: [] },
  });
  const written = Array.from({ length: 40 }, (_, index) =>
    admin.ask(upsertContact, { input: { externalId: `new ${index}`, properties: { seats: String(index) } } }),
  );
  await Promise.all([...written, done(contactPropertyTypeChange.job)]);
  expect(await matchCount(property('seats', 'STARTS_WITH', '3'))).toBe(11);
  const { contacts } = await admin.do(listContactProperties);
  const seats = contacts.nodes.flatMap((one) => one.properties.seats ?? []);
  expect(seats.every((value) => typeof value === 'string')).toBe(true);
});
