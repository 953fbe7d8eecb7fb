import type { GraphQLField, GraphQLSchema } from 'graphql';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inScope } from '../src/platform/database/scope.js';
import { createSchema } from '../src/schema.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, invited, otherWorkspace, present, testServer } from './api.js';
import { upload } from './attachments.js';
import { predicate } from './conditions.js';
import { asOwner } from './database.js';
import { changeTeammate } from './desk.js';
import { graphql } from './gql/index.js';
import { importFile } from './imports.js';
import { createApiKey, invite } from './operations/installation.js';
import { createPriorityRule } from './operations/priority-rules.js';
import { createProperty } from './operations/properties.js';
import { createQueue } from './operations/queues.js';
import { createSegment, setSegmentRule } from './operations/segments.js';
import { createTeamGroup } from './operations/teammates.js';
import { type IdPlace, idPlaces, operationOf } from './schema-walk.js';

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
});

const startConversation = graphql(`
  mutation StartSecretConversation($input: ConversationStartInput!) {
    conversationStart(input: $input) {
      conversation { id contact { id } messages { id } }
      userErrors { code message path }
    }
  }
`);
const saveDraft = graphql(`
  mutation SaveSecretDraft($input: ConversationDraftSaveInput!) {
    conversationDraftSave(input: $input) { userErrors { code message path } }
  }
`);
const changeConversations = graphql(`
  mutation ChangeSecretConversations($input: ConversationsChangeInput!) {
    conversationsChange(input: $input) { userErrors { code message path } }
  }
`);
const listPeopleAndJobs = graphql(`
  query PeopleAndJobs {
    teammates { id name }
    viewer { workspace { id } }
    jobs { id }
    viewerSessions { id }
  }
`);
const countMatches = graphql(`
  query CountForeignMatches($condition: ConditionInput!) {
    conditionPreview(condition: $condition) { matchCount }
  }
`);
const switchWorkspace = graphql(`
  mutation SwitchWorkspace($id: ID!) {
    workspaceSwitch(input: { id: $id }) { userErrors { code } }
  }
`);

/** Makes one of everything, each with the marker in its name. */
async function fillWorkspace(as: Caller): Promise<string[]> {
  const name = marker;
  const condition = predicate('contact.name', 'EQUALS', marker);
  const property = await as.do(createProperty, { input: { key: 'her_secret', label: name, type: 'TEXT' } });
  const segment = await as.do(createSegment, { input: { name, key: 'hers' } });
  await as.do(setSegmentRule, { input: { segment: 'hers', condition, enabled: true } });
  const team = await as.do(createTeamGroup, { input: { name, key: 'her_team' } });
  const queue = await as.do(createQueue, { input: { name, key: 'her_queue', condition } });
  const rule = await as.do(createPriorityRule, { input: { name, condition, priority: 'HIGH' } });
  const key = await as.do(createApiKey, { input: { name, scopes: ['contacts:read'] } });
  const invitation = await as.do(invite, { input: { email: 'secret@northwind.example', role: 'AGENT' } });
  const attached = await upload(as, server.address, { name: `${name}.txt`, body: name });
  const unsent = await upload(as, server.address, { name: `${name}.txt`, body: name });
  const { conversationStart } = await as.do(startConversation, {
    input: {
      attachmentIds: [attached.id],
      contact: { externalId: 'her-contact', name, properties: { her_secret: name } },
      externalId: 'her-conversation',
      message: name,
    },
  });
  const conversation = present(conversationStart.conversation);
  await as.do(saveDraft, { input: { id: conversation.id, kind: 'REPLY', body: name } });
  await as.do(changeConversations, { input: { act: { priority: 'LOW' } } });
  const csv = Buffer.from(`externalId,name\nher-row,${name}\n`);
  const { id: importId } = await importFile(as, server.address, csv, { fileName: name });
  const { teammates, viewer, jobs, viewerSessions } = await as.do(listPeopleAndJobs);
  return [
    importId,
    attached.id,
    unsent.id,
    ...jobs.map(({ id }) => id),
    ...viewerSessions.map(({ id }) => id),
    ...[
      property.contactPropertyCreate.contactProperty,
      segment.segmentCreate.segment,
      team.teamGroupCreate.teamGroup,
      queue.queueCreate.queue,
      rule.priorityRuleCreate.priorityRule,
      key.apiKeyCreate.apiKey,
      invitation.invitationCreate.invitation,
    ].map((made) => present(made).id),
    conversation.id,
    conversation.contact.id,
    conversation.messages[0].id,
    ...teammates.map(({ id }) => id),
    present(viewer).workspace.id,
    'her-contact',
    'her-conversation',
    'hers',
    'her_team',
    'her_queue',
    // No name of a field, which an answer would have besides.
    'her_secret',
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

/** What is answered for each id: all in one request or, when anything is refused as a whole, each in its own. */
async function probe(
  as: Caller,
  operation: string,
  field: GraphQLField<unknown, unknown>,
  place: IdPlace | null,
  ids: readonly string[],
): Promise<string[]> {
  const { query, variables } = operationOf(operation, field, place, ids);
  const { data, errors } = await as.send(query, variables);
  if (errors && ids.length > 1) {
    return (await Promise.all(ids.map((id) => probe(as, operation, field, place, [id])))).flat();
  }
  const answers = Object.entries(data ?? {});
  return ids.map((_, at) => JSON.stringify({ data: answers[at]?.[1], errors }));
}

/** What a subscription begins with, or why it was refused. */
async function probeSubscription(
  as: Caller,
  field: GraphQLField<unknown, unknown>,
  place: IdPlace | null,
  id: string,
): Promise<string> {
  const { query, variables } = operationOf('subscription', field, place, [id]);
  const watch = as.subscribe(query, variables);
  const answer = await watch.firstAnswer();
  watch.close();
  return JSON.stringify(answer);
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

/** A request may have ten mutations. */
const idsAtOnce = 5;

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  items.length === 0 ? [] : [items.slice(0, size), ...chunks(items.slice(size), size)];

interface Probe {
  readonly where: string;
  /** What Eve is answered for ids at one place of one field. */
  readonly answersTo: (ids: readonly string[]) => Promise<string[]>;
}

/** Every place where an id can be said. */
function allProbes(): Probe[] {
  const operations = Object.entries(roots()).flatMap(([operation, fields]) =>
    fields
      // These would end Eve’s own session, and take no id that belongs to a workspace.
      .filter(({ name }) => !['signOut', 'workspaceSwitch'].includes(name))
      .flatMap((field) =>
        idPlaces(field).map((place) => ({
          where: `${field.name} ${place.join('.')}`,
          answersTo: (ids: readonly string[]) => probe(eve, operation, field, place, ids),
        })),
      ),
  );
  const live = subscriptions().flatMap((field) =>
    idPlaces(field).map((place) => ({
      where: `${field.name} ${place.join('.')}`,
      answersTo: (ids: readonly string[]) =>
        Promise.all(ids.map((id) => probeSubscription(eve, field, place, id))),
    })),
  );
  return [...operations, ...live];
}

/** Compares what each of Ada’s ids and one of nobody’s give to Eve, wherever an id can be said; some places at once. */
async function probeEverything(): Promise<number> {
  const before = await contents();
  const probes = allProbes();
  const left = probes.values();
  const work = async () => {
    for (const { where, answersTo } of left) {
      for (const ids of chunks(hers, idsAtOnce)) {
        const answers = await answersTo(ids.flatMap((id) => [id, missing(id)]));
        for (const [at, id] of ids.entries()) {
          const [foreign, nobody] = answers.slice(2 * at);
          expect(foreign, `${where} ${id}`).not.toContain(marker);
          expect(foreign, `${where} ${id}`).not.toContain('INTERNAL_SERVER_ERROR');
          expect(comparable(foreign, id), `${where} ${id}`).toBe(comparable(nobody, missing(id)));
        }
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  expect(await contents()).toBe(before);
  return probes.length * hers.length;
}

describe('another workspace’s ids', () => {
  test('answer exactly as missing ones, in every argument of every field that takes an id', async () => {
    expect(await probeEverything()).toBeGreaterThan(300);
  });

  test('are unknown inside conditions too', async () => {
    const preview = (value: string) =>
      eve.ask(countMatches, { condition: predicate('segment', 'EQUALS', value) });
    for (const id of hers) {
      const foreign = comparable(JSON.stringify(await preview(id)), id);
      expect(foreign).toBe(comparable(JSON.stringify(await preview(missing(id))), missing(id)));
    }
  });

  test('a session cannot be turned to a workspace without a seat in it', async () => {
    const workspace = hers.find((id) => id.startsWith('wsp_')) ?? '';
    const mallory = await otherWorkspace(server, admin, 'Westwind');
    const { teammates } = await admin.do(listPeopleAndJobs);
    const left = present(teammates.find(({ name }) => name === 'EveWestwind'));
    await changeTeammate(admin, left.id, { removed: true });
    const { data } = await mallory.ask(switchWorkspace, { id: workspace });
    expect(data.workspaceSwitch.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('everything that can be read', () => {
  test('shows nothing of another workspace', async () => {
    for (const field of roots().query) {
      const [answer] = await probe(eve, 'query', field, null, ['none']);
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
      'installation',
      'passwordResetRequest',
      'passwordReset',
      'emailChangeConfirm',
      'signIn',
      'signOut',
      'installationSetUp',
      'invitationAccept',
      'workspaceSwitch',
      'workspaceCreate',
    ]);
    const nobody = caller(server);
    for (const [operation, fields] of Object.entries(roots())) {
      for (const field of fields) {
        const [said] = await probe(nobody, operation, field, null, ['none']);
        const answer = JSON.parse(said);
        const code = answer.errors?.[0]?.extensions?.code;
        if (!open.has(field.name)) expect(code, field.name).toBe('UNAUTHENTICATED');
        expect(code, field.name).not.toBe('INTERNAL_SERVER_ERROR');
      }
    }
  });

  test('row level security alone keeps workspaces apart: a query without any condition sees one workspace', async () => {
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
      'account_link',
      'attempt',
      'automatic_workspace',
      'dropped_attachment',
      'pending_attachment',
      'pending_boundary',
      'pending_decision',
      'pending_job',
      'pending_snooze',
      'pgmigrations',
      'point_bucket',
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
      const [answer] = await probe(eve, 'query', field, null, ['none']);
      expect(answer, field.name).not.toContain(marker);
    }
  });
});
