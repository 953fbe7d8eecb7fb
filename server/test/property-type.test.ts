import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, list, testServer, text } from './api.js';

let server: RunningServer;
let admin: Caller;

const errors = 'userErrors { code message path ... on InUseError { uses { kind name } } }';
const check = `query ($input: ContactPropertyTypeInput!) { contactPropertyTypeCheck(input: $input) {
  valueCount convertedCount lostCount lost { value reason contact { externalId } } blockedBy { kind name } } }`;
const change = `mutation ($input: ContactPropertyTypeInput!) { contactPropertyTypeChange(input: $input) { job { id } ${errors} } }`;
const upsert = `mutation ($input: ContactUpsertInput!) { contactUpsert(input: $input) { contact { id } ${errors} } }`;
const seatsOver = (value: unknown) => ({
  is: { field: 'contact.properties.seats', operator: 'AT_LEAST', value },
});
const count =
  'query ($condition: ConditionInput!) { conditionPreview(condition: $condition) { matchCount } }';

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  const create = `mutation ($input: ContactPropertyCreateInput!) { contactPropertyCreate(input: $input) { ${errors} } }`;
  await admin.do(create, { input: { key: 'seats', type: 'TEXT' } });
  for (const [externalId, seats] of [
    ['grace', '40'],
    ['alan', ' 7.5 '],
    ['edsger', 'a few'],
    ['radia', null],
  ]) {
    await admin.do(upsert, { input: { externalId, properties: { seats } } });
  }
});

async function ended(id: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { job } = await admin.do('query ($id: ID!) { job(id: $id) { status error } }', { id });
    if (text(job?.status) === 'DONE') return;
    if (text(job?.status) === 'FAILED') throw new Error(text(job?.error));
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The job does not end.');
}

test('a dry run says what would be kept, what would be lost and why, and changes nothing', async () => {
  const { contactPropertyTypeCheck } = await admin.do(check, { input: { id: 'seats', type: 'NUMBER' } });
  expect(contactPropertyTypeCheck).toMatchObject({
    valueCount: 3,
    convertedCount: 2,
    lostCount: 1,
    lost: [{ value: 'a few', contact: { externalId: 'edsger' } }],
    blockedBy: [],
  });
  const { contactProperties } = await admin.do('{ contactProperties { type version contactCount } }');
  expect(contactProperties).toMatchObject([{ type: 'TEXT', version: 1, contactCount: 3 }]);
});

test('a change is refused with links while a rule would not fit, and made when none stands in its way', async () => {
  await admin.do(`mutation { segmentCreate(input: { name: "Few" }) { ${errors} } }`);
  const rule = `mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { ${errors} } }`;
  const few = { is: { field: 'contact.properties.seats', operator: 'CONTAINS', value: 'few' } };
  await admin.do(rule, { input: { segment: 'few', condition: few } });
  const { data } = await admin.ask(change, { input: { id: 'seats', type: 'NUMBER' } });
  expect(data.contactPropertyTypeChange?.userErrors).toMatchObject([
    { code: 'IN_USE', uses: [{ kind: 'SEGMENT_RULE', name: 'Few' }] },
  ]);
  const filled = { is: { field: 'contact.properties.seats', operator: 'IS_NOT_EMPTY' } };
  await admin.do(rule, { input: { segment: 'few', condition: filled } });
  const { contactPropertyTypeChange } = await admin.do(change, {
    input: { id: 'seats', type: 'NUMBER', expectedVersion: 1 },
  });
  await ended(text(contactPropertyTypeChange?.job.id));
  const { contactProperties } = await admin.do('{ contactProperties { type version contactCount } }');
  expect(contactProperties).toMatchObject([{ type: 'NUMBER', version: 2, contactCount: 2 }]);
  const { conditionPreview } = await admin.do(count, { condition: seatsOver(7.5) });
  expect(conditionPreview?.matchCount).toBe(2);
  const { data: refused } = await admin.ask(upsert, {
    input: { externalId: 'edsger', properties: { seats: 'a few' } },
  });
  expect(refused.contactUpsert?.userErrors).toMatchObject([{ path: ['input', 'properties', 'seats'] }]);
});

test('values written while the type changes are kept under the one type or the other, never between', async () => {
  const { contactPropertyTypeChange } = await admin.do(change, {
    input: { id: 'seats', type: 'CHOICE', choices: [] },
  });
  const written = Array.from({ length: 40 }, (_, index) =>
    admin.ask(upsert, { input: { externalId: `new ${index}`, properties: { seats: String(index) } } }),
  );
  await Promise.all([...written, ended(text(contactPropertyTypeChange?.job.id))]);
  const equal = { is: { field: 'contact.properties.seats', operator: 'STARTS_WITH', value: '3' } };
  const { conditionPreview } = await admin.do(count, { condition: equal });
  expect(conditionPreview?.matchCount).toBe(11);
  const { contacts } = await admin.do('{ contacts(first: 100) { nodes { properties } } }');
  const seats = list(contacts?.nodes).flatMap((one) => one.properties?.seats ?? []);
  expect(seats.every((value) => typeof value === 'string')).toBe(true);
});
