import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, testServer } from './api.js';
import { property } from './conditions.js';
import type { ContactPropertyCreateInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { expectRecount } from './recount.js';

let server: RunningServer;
let admin: Caller;

const startSegments = graphql(`
  mutation StartSegments($input: SegmentsStartInput!) {
    segmentsStart(input: $input) {
      segments { name rule { enabled version } }
      userErrors { code path message }
    }
  }
`);
const listAll = graphql(`
  query PropertiesAndSegments {
    contactProperties { key }
    segments(first: 5) { nodes { name } }
  }
`);
const stage: ContactPropertyCreateInput = { key: 'stage', type: 'CHOICE', choices: ['trial', 'active'] };
const stageIs = (value: string) => property('stage', 'EQUALS', value);

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
});

test('when one of several segments is refused, nothing of the others or of the property is there', async () => {
  const segments = [
    { name: 'Trial', condition: stageIs('trial') },
    { name: 'Active', condition: property('gone', 'IS_EMPTY') },
  ];
  const { data } = await admin.ask(startSegments, { input: { properties: [stage], segments } });
  expect(data.segmentsStart.userErrors[0]).toMatchObject({ code: 'INVALID' });
  expect(data.segmentsStart.userErrors[0]?.path).toEqual(
    expect.arrayContaining(['segments', '1', 'condition']),
  );
  const { data: taken } = await admin.ask(startSegments, {
    input: { segments: [{ name: 'Twin' }, { name: 'twin' }] },
  });
  expect(taken.segmentsStart.userErrors).toMatchObject([
    { code: 'TAKEN', path: ['input', 'segments', '1', 'name'] },
  ]);
  const left = await admin.do(listAll);
  expect(left).toMatchObject({ contactProperties: [], segments: { nodes: [] } });
});

test('segments begin with their rules switched on, and with the property that the rules ask for', async () => {
  const segments = [{ name: 'Trial', condition: stageIs('trial') }, { name: 'By hand' }];
  const { segmentsStart } = await admin.do(startSegments, { input: { properties: [stage], segments } });
  expect(segmentsStart.segments).toMatchObject([
    { name: 'Trial', rule: { enabled: true, version: 1 } },
    { name: 'By hand', rule: { enabled: false, version: 0 } },
  ]);
  await expectRecount(server.platform.database.url);
});
