import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, integrator, present, testServer } from './api.js';
import { predicate, property } from './conditions.js';
import type { ConditionInput, ConversationImportInput, Priority } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { importFile } from './imports.js';
import { followJob } from './jobs.js';
import { createPriorityRule } from './operations/priority-rules.js';
import { createProperty } from './operations/properties.js';
import { createQueue } from './operations/queues.js';
import { addMembers, createSegment, setSegmentRule } from './operations/segments.js';
import { readForward } from './pages.js';

/**
 * The public data sets that the product is tried on lie beside the checkout. The counts that the server
 * gives are compared with those that plain code below takes from the files, knowing nothing of the server.
 */
const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const hasData = existsSync(folder);

type Row = Record<string, string>;
const read = (name: string): Row[] => parse(readFileSync(folder + name), { columns: true });

const telcoSegments = [
  {
    name: 'Month to month on fibre',
    condition: {
      all: [
        property('contract', 'EQUALS', 'Month_to_month'),
        property('internet_service', 'EQUALS', 'FiberOptic'),
      ],
    },
    matches: (row: Row) => row.Contract === 'Month_to_month' && row.InternetService === 'FiberOptic',
  },
  {
    name: 'Two years, loyal',
    condition: { all: [property('contract', 'EQUALS', 'TwoYear'), property('tenure', 'AT_LEAST', 48)] },
    matches: (row: Row) => row.Contract === 'TwoYear' && Number(row.tenure) >= 48,
  },
  {
    name: 'Charges above 100',
    condition: property('monthly_charges', 'GREATER_THAN', 100),
    matches: (row: Row) => Number(row.MonthlyCharges) > 100,
  },
  {
    name: 'Not charged yet',
    condition: property('total_charges', 'IS_EMPTY'),
    matches: (row: Row) => row.TotalCharges?.trim() === '',
  },
];

const ticketSegments = [
  {
    name: 'Seniors',
    condition: property('customer_age', 'AT_LEAST', 60),
    matches: (row: Row) => Number(row.Customer_Age) >= 60,
  },
  {
    name: 'Console players',
    condition: property('product_purchased', 'IN', ['Xbox', 'PlayStation', 'Nintendo Switch']),
    matches: (row: Row) => ['Xbox', 'PlayStation', 'Nintendo Switch'].includes(row.Product_Purchased ?? ''),
  },
  {
    name: 'Bought before 2021',
    condition: property('date_of_purchase', 'BEFORE', '2021-01-01'),
    matches: (row: Row) => (row.Date_of_Purchase ?? '') < '2021-01-01',
  },
  {
    name: 'Sony',
    condition: {
      any: [
        property('product_purchased', 'STARTS_WITH', 'sony'),
        property('product_purchased', 'EQUALS', 'PlayStation'),
      ],
    },
    matches: (row: Row) =>
      /^sony/i.test(row.Product_Purchased ?? '') || row.Product_Purchased === 'PlayStation',
  },
];

interface Ticket {
  readonly row: Row;
  readonly segments: ReadonlySet<string>;
}
const queues = [
  {
    name: 'Senior care',
    condition: predicate('segment', 'EQUALS', 'seniors'),
    takes: ({ segments }: Ticket) => segments.has('Seniors'),
  },
  {
    name: 'Money',
    condition: {
      all: [
        predicate('conversation.topic', 'IN', ['Refund request', 'Billing inquiry']),
        { not: predicate('conversation.channel', 'EQUALS', 'phone') },
      ],
    },
    takes: ({ row }: Ticket) =>
      ['Refund request', 'Billing inquiry'].includes(row.Ticket_Type ?? '') && row.Ticket_Channel !== 'Phone',
  },
  {
    name: 'Hotline',
    condition: predicate('conversation.channel', 'EQUALS', 'Phone'),
    takes: ({ row }: Ticket) => row.Ticket_Channel === 'Phone',
  },
  {
    name: 'Devices',
    condition: {
      all: [
        predicate('conversation.topic', 'EQUALS', 'technical issue'),
        predicate('segment', 'IN', ['sony', 'console_players']),
      ],
    },
    takes: ({ row, segments }: Ticket) =>
      row.Ticket_Type === 'Technical issue' && (segments.has('Sony') || segments.has('Console players')),
  },
];
interface ExpectedRule {
  readonly name: string;
  readonly priority: Priority;
  readonly condition: ConditionInput;
  readonly takes: (ticket: Ticket) => boolean;
}
const priorityRules: ExpectedRule[] = [
  {
    name: 'Data loss',
    priority: 'URGENT',
    condition: predicate('conversation.subject', 'EQUALS', 'Data loss'),
    takes: ({ row }: Ticket) => row.Ticket_Subject === 'Data loss',
  },
  {
    name: 'Leaving customers',
    priority: 'HIGH',
    condition: {
      all: [
        predicate('conversation.topic', 'CONTAINS', 'cancellation'),
        predicate('segment', 'NOT_EQUALS', 'seniors'),
      ],
    },
    takes: ({ row, segments }: Ticket) =>
      row.Ticket_Type === 'Cancellation request' && !segments.has('Seniors'),
  },
  {
    name: 'Social media can wait',
    priority: 'LOW',
    condition: predicate('conversation.channel', 'STARTS_WITH', 'social'),
    takes: ({ row }: Ticket) => row.Ticket_Channel === 'Social media',
  },
];

/** What the file says the server must come to: row by row, members stay members. */
function countTickets(rows: readonly Row[]) {
  const members = new Map(ticketSegments.map((segment) => [segment.name, new Set<string>()]));
  const perSegment = new Map<string, number>();
  const perQueue = new Map<string, number>();
  const perPriority = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const row of rows) {
    const email = (row.Customer_Email ?? '').toLowerCase();
    const segments = new Set<string>();
    for (const { name, matches } of ticketSegments) {
      const known = members.get(name) ?? new Set();
      if (matches(row)) known.add(email);
      if (known.has(email)) segments.add(name);
    }
    for (const name of segments) count(perSegment, name);
    count(perQueue, queues.find((queue) => queue.takes({ row, segments }))?.name ?? 'Everything else');
    const byRule = priorityRules.find((rule) => rule.takes({ row, segments }))?.priority ?? 'NORMAL';
    count(perPriority, row.Ticket_Priority === 'Critical' ? 'URGENT' : byRule);
  }
  return { members, perSegment, perQueue, perPriority };
}

function conversationOf(
  row: Row,
): ConversationImportInput & { resolvedAt: string; firstRespondedAt: string } {
  const at = (time: string | undefined) => {
    const [day = '', clock = ''] = (time ?? '').split(' ');
    return `${day}T${clock.padStart(5, '0')}:00Z`;
  };
  const [firstRespondedAt, resolvedAt] = [at(row.First_Response_Time), at(row.Time_to_Resolution)];
  const [earlier = ''] = [firstRespondedAt, resolvedAt].sort();
  return {
    contact: {
      email: row.Customer_Email,
      name: row.Customer_Name,
      properties: {
        customer_age: row.Customer_Age,
        customer_gender: row.Customer_Gender,
        product_purchased: row.Product_Purchased,
        date_of_purchase: row.Date_of_Purchase,
      },
    },
    externalId: `ticket-${row.Ticket_ID}`,
    topic: row.Ticket_Type,
    subject: row.Ticket_Subject,
    channel: row.Ticket_Channel,
    message: row.Ticket_Subject,
    createdAt: `${earlier.slice(0, 10)}T00:00:00Z`,
    firstRespondedAt,
    resolvedAt,
    csat: Number(row.Customer_Satisfaction_Rating),
    ...(row.Ticket_Priority === 'Critical' ? { priority: 'URGENT' } : {}),
  };
}

const countConversations = graphql(`
  query CountConversations($condition: ConditionInput) {
    conversations(condition: $condition) { totalCount }
  }
`);
const countMembers = graphql(`
  query CountMembers($id: ID!) {
    segment(id: $id) { memberCount }
  }
`);
const previewCondition = graphql(`
  query PreviewCondition($condition: ConditionInput!) {
    conditionPreview(condition: $condition) { matchCount contactCount }
  }
`);
const listPropertyTypes = graphql(`
  query ImportedPropertyTypes {
    contactProperties { key type }
  }
`);
const listQueueNames = graphql(`
  query QueueNames {
    queues { nodes { id name } }
  }
`);
const listConversationSegments = graphql(`
  query ConversationSegments($after: String) {
    conversations(first: 200, after: $after) {
      nodes { segments { segment { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const importTickets = graphql(`
  mutation ImportTickets($input: ConversationsImportInput!) {
    conversationsImport(input: $input) {
      results { index conversation { id } userErrors { message path } }
      userErrors { message }
    }
  }
`);

describe.skipIf(!hasData)('on real data (../shared/data)', () => {
  let server: RunningServer;
  let admin: Caller;
  let program: Caller;
  beforeAll(async () => {
    server = await testServer();
    admin = await ada(server);
    program = await integrator(server, admin, [
      'contacts:read',
      'contacts:write',
      'conversations:read',
      'conversations:write',
      'segments:read',
      'routing:read',
    ]);
  });

  /** Makes a segment with its rule switched on; the answer is its key. */
  const addSegment = async (name: string, condition: ConditionInput) => {
    const { segmentCreate } = await admin.do(createSegment, { input: { name } });
    const { key } = present(segmentCreate.segment);
    await admin.do(setSegmentRule, { input: { segment: key, condition, enabled: true } });
    return key;
  };
  const total = async (condition: ConditionInput | null) =>
    (await admin.do(countConversations, { condition })).conversations.totalCount;
  const memberCount = async (id: string) =>
    present((await admin.do(countMembers, { id })).segment).memberCount;

  test('7,043 customers import with 20 properties, and the previews of rules equal a count over the file', async () => {
    const rows = read('telco-customers.csv');
    const done = await importFile(program, server.address, `${folder}telco-customers.csv`, {
      createProperties: true,
    });
    expect(done).toMatchObject({
      status: 'DONE',
      rows: 7043,
      added: 7043,
      updated: 0,
      skipped: 0,
      failed: 0,
    });
    const { contactProperties } = await admin.do(listPropertyTypes);
    const types = new Map(contactProperties.map(({ key, type }) => [key, type]));
    expect(types.size).toBe(20);
    for (const key of ['tenure', 'monthly_charges', 'total_charges']) expect(types.get(key)).toBe('NUMBER');
    for (const key of ['senior_citizen', 'partner', 'churn', 'paperless_billing'])
      expect(types.get(key)).toBe('BOOLEAN');
    for (const { name, condition, matches } of telcoSegments) {
      const key = await addSegment(name, condition);
      const { conditionPreview } = await admin.do(previewCondition, { condition });
      const expected = rows.filter(matches).length;
      expect(conditionPreview, name).toEqual({ matchCount: expected, contactCount: 7043 });
      expect(await memberCount(key), 'a rule sweeps nobody').toBe(0);
      const { segmentMembersAdd } = await admin.do(addMembers, {
        input: { segment: key, matching: { condition } },
      });
      expect(segmentMembersAdd.userErrors, name).toEqual([]);
      // More than a page of members are added by a job, fewer at once.
      const changed = segmentMembersAdd.job
        ? (await followJob(admin, segmentMembersAdd.job.id)).changed
        : segmentMembersAdd.changedCount;
      expect(changed, name).toBe(expected);
      expect(await memberCount(key), name).toBe(expected);
      console.log(`telco | ${name} | ${expected} members`);
    }
    const again = await importFile(program, server.address, `${folder}telco-customers.csv`, {});
    expect(again).toMatchObject({
      status: 'DONE',
      rows: 7043,
      added: 0,
      updated: 0,
      skipped: 7043,
      failed: 0,
    });
  });

  test('2,769 tickets go through intake, and every number equals a count over the file', async () => {
    const rows = read('support-tickets.csv');
    for (const [key, type] of [
      ['customer_age', 'NUMBER'],
      ['customer_gender', 'CHOICE'],
      ['product_purchased', 'CHOICE'],
      ['date_of_purchase', 'DATE'],
    ] as const) {
      await admin.do(createProperty, { input: { key, type } });
    }
    const keys = new Map<string, string>();
    for (const { name, condition } of ticketSegments) keys.set(name, await addSegment(name, condition));
    for (const { name, condition } of queues) await admin.do(createQueue, { input: { name, condition } });
    for (const { takes: _, ...input } of priorityRules) await admin.do(createPriorityRule, { input });
    let accounted = 0;
    for (let from = 0; from < rows.length; from += 500) {
      const conversations = rows.slice(from, from + 500).map(conversationOf);
      const { conversationsImport } = await program.do(importTickets, { input: { conversations } });
      const results = present(conversationsImport.results);
      expect(results.filter(({ userErrors }) => userErrors.length > 0)).toEqual([]);
      accounted += results.length;
    }
    expect(accounted).toBe(2769);
    expect(await total(null)).toBe(2769);
    const expected = countTickets(rows);
    for (const [name, members] of expected.members) {
      const key = present(keys.get(name));
      expect(await memberCount(key), name).toBe(members.size);
      const conversations = await total(predicate('segment', 'EQUALS', key));
      // "Segment" in a view is membership now, so conversations from before somebody joined count too.
      const now = rows.filter((row) => members.has((row.Customer_Email ?? '').toLowerCase())).length;
      expect(conversations, name).toBe(now);
      console.log(
        `tickets | segment ${name} | ${members.size} members | ${expected.perSegment.get(name)} conversations when created`,
      );
    }
    // No ticket says what was charged in total, so that rule of the first test adds every one of them.
    await expectPerSegmentWhenCreated(new Map([...expected.perSegment, ['Not charged yet', rows.length]]));
    const { queues: served } = await admin.do(listQueueNames);
    for (const { id, name } of served.nodes) {
      const count = await total(predicate('conversation.queue', 'EQUALS', id));
      expect(count, name).toBe(expected.perQueue.get(name) ?? 0);
      console.log(`tickets | queue ${name} | ${count}`);
    }
    for (const priority of ['URGENT', 'HIGH', 'NORMAL', 'LOW']) {
      const count = await total(predicate('conversation.priority', 'EQUALS', priority));
      expect(count, priority).toBe(expected.perPriority.get(priority) ?? 0);
      console.log(`tickets | priority ${priority} | ${count}`);
    }
    const odd = rows.map(conversationOf).filter((one) => one.resolvedAt < one.firstRespondedAt).length;
    console.log(`tickets | resolved before the first response, kept as the file says | ${odd}`);
  });

  async function expectPerSegmentWhenCreated(expected: ReadonlyMap<string, number>): Promise<void> {
    const counts = new Map<string, number>();
    const conversations = await readForward(
      async (after) => (await admin.do(listConversationSegments, { after })).conversations,
    );
    for (const { segment } of conversations.flatMap(({ segments }) => segments)) {
      counts.set(segment.name, (counts.get(segment.name) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(expected));
  }
});
