import type { GraphQLField, GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../src/schema.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, type Data, invited, list, otherWorkspace, testServer, text } from './api.js';
import { upload } from './attachments.js';
import { asOwner } from './database.js';
import { importFile } from './imports.js';
import { argumentsWith, type IdPlace, idPlaces, selectionOf } from './schema-walk.js';

let server: RunningServer;
let schema: GraphQLSchema;
let admin: Caller;
let eve: Caller;
/** An id of everything that Ada’s workspace has. */
let hers: readonly string[];

const marker = 'Ada’s secret';

beforeAll(async () => {
  server = await testServer();
  schema = await createSchema();
  admin = await ada(server);
  eve = await otherWorkspace(server, admin);
  await invited(server, admin, 'Grace', 'AGENT');
  hers = await fillWorkspace(admin);
}, 60_000);

/** Makes one of everything, each with the marker in its name. */
async function fillWorkspace(as: Caller): Promise<string[]> {
  const made = async (mutation: string, type: string, input: object, selection: string) => {
    const data = await as.do(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { message } } }`,
      { input },
    );
    return data[mutation] as Data;
  };
  const name = marker;
  const condition = { is: { field: 'contact.name', operator: 'EQUALS', value: marker } };
  const property = await made(
    'contactPropertyCreate',
    'ContactPropertyCreateInput',
    { key: 'secret', label: name, type: 'TEXT' },
    'contactProperty { id }',
  );
  const segment = await made('segmentCreate', 'SegmentCreateInput', { name, key: 'hers' }, 'segment { id }');
  await made(
    'segmentRuleSet',
    'SegmentRuleSetInput',
    { segment: 'hers', condition, enabled: true },
    'segment { id }',
  );
  const team = await made(
    'teamGroupCreate',
    'TeamGroupCreateInput',
    { name, key: 'her_team' },
    'teamGroup { id }',
  );
  const queue = await made(
    'queueCreate',
    'QueueCreateInput',
    { name, key: 'her_queue', condition },
    'queue { id }',
  );
  const rule = await made(
    'priorityRuleCreate',
    'PriorityRuleCreateInput',
    { name, condition, priority: 'HIGH' },
    'priorityRule { id }',
  );
  const key = await made(
    'apiKeyCreate',
    'ApiKeyCreateInput',
    { name, scopes: ['contacts:read'] },
    'apiKey { id }',
  );
  const [attached, unsent] = [
    await upload(as, server.address, { name: `${name}.txt`, body: name }),
    await upload(as, server.address, { name: `${name}.txt`, body: name }),
  ];
  const start = {
    attachmentIds: [attached.id],
    contact: { externalId: 'her-contact', name, properties: { secret: name } },
    externalId: 'her-conversation',
    message: name,
  };
  const conversation = await made(
    'conversationStart',
    'ConversationStartInput',
    start,
    'conversation { id contact { id } messages { id } }',
  );
  const { id: conversationId } = conversation.conversation;
  await made(
    'conversationDraftSave',
    'ConversationDraftSaveInput',
    { id: conversationId, kind: 'REPLY', body: name },
    'conversation { id }',
  );
  await made('conversationsChange', 'ConversationsChangeInput', { act: { priority: 'LOW' } }, 'job { id }');
  const { teammates, viewer } = await as.do('{ teammates { id } viewer { workspace { id } } }');
  const { invitationCreate } = await as.do(
    'mutation { invitationCreate(input: { email: "secret@northwind.example", role: AGENT }) { invitation { id } userErrors { message } } }',
  );
  const csv = Buffer.from(`externalId,name\nher-row,${name}\n`);
  const { id: importId } = await importFile(as, server.address, csv, { fileName: name });
  const { jobs } = await as.do('{ jobs { id } }');
  return [
    text(importId),
    attached.id,
    unsent.id,
    ...list(jobs).map((one) => text(one.id)),
    ...[
      property.contactProperty,
      segment.segment,
      team.teamGroup,
      queue.queue,
      rule.priorityRule,
      key.apiKey,
    ].map((one) => text(one.id)),
    text(conversation.conversation.id),
    text(conversation.conversation.contact.id),
    text(list(conversation.conversation.messages)[0]?.id),
    ...list(teammates).map((one) => text(one.id)),
    text(viewer.workspace.id),
    text(invitationCreate.invitation.id),
    'her-contact',
    'her-conversation',
    'hers',
    'her_team',
    'her_queue',
    'secret',
  ];
}

const subscriptions = () => Object.values(schema.getSubscriptionType()?.getFields() ?? {});
const roots = () => ({
  query: Object.values(schema.getQueryType()?.getFields() ?? {}),
  mutation: Object.values(schema.getMutationType()?.getFields() ?? {}),
});

/** An id of the same form that is nobody’s. */
function missing(id: string): string {
  return id.includes('_0') ? `${id.slice(0, -6)}zzzzzz` : `${id}zz`;
}

function questionOf(
  operation: string,
  field: GraphQLField<unknown, unknown>,
  place: IdPlace | null,
  id: string,
): { query: string; values: Record<string, unknown> } {
  const values = argumentsWith(field, place, id);
  const declared = field.args.filter((arg) => arg.name in values).map((arg) => `$${arg.name}: ${arg.type}`);
  const passed = field.args.filter((arg) => arg.name in values).map((arg) => `${arg.name}: $${arg.name}`);
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  const args = passed.length > 0 ? `(${passed.join(', ')})` : '';
  return { query: `${operation} ${head} { ${field.name}${args} ${selectionOf(field.type, 2)} }`, values };
}

async function probe(
  caller: Caller,
  operation: string,
  field: GraphQLField<unknown, unknown>,
  place: IdPlace | null,
  id: string,
): Promise<string> {
  const { query, values } = questionOf(operation, field, place, id);
  return JSON.stringify(await caller.ask(query, values));
}

/** What a subscription begins with, or why it was refused. */
async function probeSubscription(
  caller: Caller,
  field: GraphQLField<unknown, unknown>,
  place: IdPlace | null,
  id: string,
): Promise<string> {
  const { query, values } = questionOf('subscription', field, place, id);
  const watch = caller.watch(query, values);
  await watch.until((events) => events.length > 0, `${field.name} answered`);
  watch.close();
  return JSON.stringify(watch.events[0]);
}

// Ids of requests differ from call to call, and what is new is new.
const comparable = (answer: string, id: string) =>
  answer
    .replaceAll(id, 'ID')
    .replaceAll(/req-[0-9a-z]+/g, 'REQ')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"REQ"')
    .replaceAll(/"sequence":"[^"]*"/g, '"sequence":"SEQ"')
    .replaceAll(/\b[a-z]+_0[0-9a-z]{25}\b/g, 'NEW')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/"(version|number|waitingCount|rulebookVersion)":\d+/g, '"$1":0');

async function contents(): Promise<string> {
  return asOwner(server.platform.database.url, async (client) => {
    const { rows: tables } = await client.query(
      "select table_name as name from information_schema.columns where column_name = 'workspace_id' and table_schema = 'public' and table_name <> 'session' order by 1",
    );
    const workspace = hers.find((id) => id.startsWith('wsp_'));
    const hashes: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${name}" t where workspace_id = $1`,
        [workspace],
      );
      hashes.push(`${name} ${rows[0].hash}`);
    }
    return hashes.join('\n');
  });
}

/** Compares what each of Ada’s ids and one of nobody’s give to Eve, wherever an id can be said. */
async function probeEverything(): Promise<number> {
  const before = await contents();
  let probes = 0;
  for (const [operation, fields] of Object.entries(roots())) {
    for (const field of fields) {
      // These would end Eve’s own session, and take no id that belongs to a workspace.
      if (['signOut', 'workspaceSwitch'].includes(field.name)) continue;
      for (const place of idPlaces(field)) {
        for (const id of hers) {
          const where = `${field.name} ${place.join('.')} ${id}`;
          const foreign = await probe(eve, operation, field, place, id);
          const nobody = await probe(eve, operation, field, place, missing(id));
          expect(foreign, where).not.toContain(marker);
          expect(foreign, where).not.toContain('INTERNAL_SERVER_ERROR');
          expect(comparable(foreign, id), where).toBe(comparable(nobody, missing(id)));
          probes += 1;
        }
      }
    }
  }
  for (const field of subscriptions()) {
    for (const place of idPlaces(field)) {
      for (const id of hers) {
        const where = `${field.name} ${place.join('.')} ${id}`;
        const foreign = await probeSubscription(eve, field, place, id);
        const nobody = await probeSubscription(eve, field, place, missing(id));
        expect(foreign, where).not.toContain(marker);
        expect(comparable(foreign, id), where).toBe(comparable(nobody, missing(id)));
        probes += 1;
      }
    }
  }
  expect(await contents()).toBe(before);
  return probes;
}

describe('another workspace’s ids', () => {
  test('answer exactly as missing ones, in every argument of every field that takes an id', async () => {
    expect(await probeEverything()).toBeGreaterThan(300);
  }, 240_000);

  test('are unknown inside conditions too', async () => {
    const preview = (value: string) =>
      eve.ask(
        'query ($condition: ConditionInput!) { conditionPreview(condition: $condition) { matchCount } }',
        {
          condition: { is: { field: 'segment', operator: 'EQUALS', value } },
        },
      );
    for (const id of hers) {
      const foreign = comparable(JSON.stringify(await preview(id)), id);
      expect(foreign).toBe(comparable(JSON.stringify(await preview(missing(id))), missing(id)));
    }
  });

  test('a session cannot be turned to a workspace without a seat in it', async () => {
    const workspace = hers.find((id) => id.startsWith('wsp_')) ?? '';
    const mallory = await otherWorkspace(server, admin, 'Westwind');
    await admin.do(
      'mutation ($input: TeammateChangeInput!) { teammateChange(input: $input) { userErrors { message } } }',
      {
        input: { id: await teammateCalled('EveWestwind'), removed: true },
      },
    );
    const { data } = await mallory.ask(
      'mutation ($id: ID!) { workspaceSwitch(input: { id: $id }) { userErrors { code } } }',
      { id: workspace },
    );
    expect(data.workspaceSwitch.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

async function teammateCalled(name: string): Promise<string> {
  const { teammates } = await admin.do('{ teammates { id name } }');
  return text(list(teammates).find((one) => text(one.name) === name)?.id as Data);
}

describe('everything that can be read', () => {
  test('shows nothing of another workspace', async () => {
    for (const field of roots().query) {
      const answer = await probe(eve, 'query', field, null, 'none');
      expect(answer, field.name).not.toContain(marker);
      for (const id of hers.filter((one) => one.includes('_0') && !one.startsWith('wsp_'))) {
        expect(answer, field.name).not.toContain(id);
      }
    }
  });

  test('tells nothing of another workspace live', async () => {
    for (const field of subscriptions().filter((one) => idPlaces(one).length === 0)) {
      const answer = await probeSubscription(eve, field, null, 'none');
      expect(answer, field.name).not.toContain(marker);
      for (const id of hers.filter((one) => one.includes('_0'))) {
        expect(answer, field.name).not.toContain(id);
      }
    }
  });

  test('is refused to nobody in particular, but for what signing in needs', async () => {
    const open = new Set([
      'viewer',
      'installationReady',
      'signIn',
      'signOut',
      'installationSetUp',
      'invitationAccept',
      'workspaceSwitch',
      'workspaceCreate',
    ]);
    const nobody = { ...eve, ...(await import('./api.js')).caller(server) };
    for (const [operation, fields] of Object.entries(roots())) {
      for (const field of fields) {
        const answer = JSON.parse(await probe(nobody, operation, field, null, 'none'));
        const code = answer.errors?.[0]?.extensions?.code;
        if (!open.has(field.name)) expect(code, field.name).toBe('UNAUTHENTICATED');
        expect(code, field.name).not.toBe('INTERNAL_SERVER_ERROR');
      }
    }
  });

  test('row level security alone keeps workspaces apart: a query without any condition sees one workspace', async () => {
    const { inScope } = await import('../src/platform/database/scope.js');
    const { sql } = await import('kysely');
    const { rows: tables } = await asOwner(server.platform.database.url, (client) =>
      client.query(
        "select relname as name, relrowsecurity and relforcerowsecurity as guarded from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
      ),
    );
    const unguarded = tables
      .filter((table) => !table.guarded)
      .map((table) => table.name)
      .sort();
    // Of the others, those hold ids only, for what a server does for all workspaces.
    expect(unguarded).toEqual([
      'account',
      'automatic_workspace',
      'dropped_attachment',
      'pending_attachment',
      'pending_boundary',
      'pending_decision',
      'pending_job',
      'pending_snooze',
      'pgmigrations',
      'session',
      'teammate_presence',
    ]);
    for (const { name } of tables.filter((table) => table.guarded)) {
      const { rows } = await inScope({ workspaceId: '' }, () =>
        sql.raw(`select 1 from "${name}" limit 1`).execute(server.platform.database.sql),
      );
      expect(rows, name).toEqual([]);
    }
  });
});

describe('with row level security switched off', () => {
  beforeAll(() =>
    asOwner(server.platform.database.url, (client) =>
      client.query(`do $$ declare name text; begin
        for name in select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity loop
          execute format('alter table %I disable row level security', name);
        end loop; end $$`),
    ),
  );

  test('the application’s own checks alone keep workspaces apart', async () => {
    expect(await probeEverything()).toBeGreaterThan(300);
    for (const field of roots().query) {
      const answer = await probe(eve, 'query', field, null, 'none');
      expect(answer, field.name).not.toContain(marker);
    }
  }, 240_000);
});
