import {
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { dependsOnViewer, isViewerIndependent } from '../src/platform/graphql/viewer-independent.js';
import { createSchema } from '../src/schema.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, type Subscription, testServer } from './api.js';
import { topicIs } from './conditions.js';
import { type Agent, act, agentCalled, start } from './desk.js';
import { saveDraft } from './operations/drafts.js';
import { createSegment } from './operations/segments.js';
import { isItsOwn } from './statements.js';

const schema = await createSchema();
const subscriptions = present(schema.getSubscriptionType());

let server: RunningServer;
let admin: Caller;
let agents: Agent[];

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  agents = [];
  for (const name of ['Ben', 'Cleo', 'Dan']) agents.push(await agentCalled(server, admin, name));
  await admin.do(createSegment, { input: { name: 'VIP' } });
});

/** A way from the root to a field, none of whose arguments is required. */
interface Place {
  readonly names: readonly string[];
  readonly isShared: boolean;
  readonly selection: string;
}

/** Every field that a subscription reaches, with the shortest way there. */
function reachable(): Place[] {
  const places: Place[] = [];
  const seen = new Set<GraphQLObjectType>();
  const walk = (types: { type: GraphQLObjectType; names: readonly string[]; isShared: boolean }[]): void => {
    const next: typeof types = [];
    for (const { type, names, isShared } of types) {
      for (const field of Object.values(type.getFields())) {
        const required = field.args.filter((arg) => isNonNullType(arg.type));
        if (required.some((arg) => arg.name !== 'id' && arg.defaultValue === undefined)) continue;
        const place = {
          names: [...names, required.length > 0 ? `${field.name}(id: "none")` : field.name],
          isShared: isShared && isViewerIndependent(field),
        };
        const named = getNamedType(field.type);
        places.push({ ...place, selection: isLeafType(named) ? '' : '{ __typename }' });
        if (!isObjectType(named) || seen.has(named)) continue;
        seen.add(named);
        next.push({ type: named, ...place });
      }
    }
    if (next.length > 0) walk(next);
  };
  walk([{ type: subscriptions, names: [], isShared: true }]);
  return places;
}

const documentOf = ({ names, selection }: Place) =>
  `subscription { ${names.join(' { ')} ${selection} ${'}'.repeat(names.length - 1)} }`;

test('a subscription is answered for each viewer as soon as one of its fields is not marked, in a fragment or not', () => {
  const places = reachable();
  expect(places.filter(({ isShared }) => isShared).length).toBeGreaterThan(60);
  for (const place of places) {
    const document = documentOf(place);
    expect(dependsOnViewer(schema, parse(document)), document).toBe(!place.isShared);
    expect(place.isShared && place.names.some((name) => name.startsWith('viewer')), document).toBe(false);
  }
  const inFragments = (field: string) => `
    subscription { viewChanges { ...Frame } }
    fragment Frame on ViewChangesEvent { count changes { ... on ViewChange { conversation { ...Row } } } }
    fragment Row on Conversation { ... @include(if: true) { ${field} } }`;
  expect(dependsOnViewer(schema, parse(inFragments('id status')))).toBe(false);
  expect(dependsOnViewer(schema, parse(inFragments('id viewerUndoableActivityId')))).toBe(true);
});

/** Everything that is marked, some levels deep. */
function sharedSelection(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (!isViewerIndependent(field)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    return isObjectType(named) && depth > 0 ? [`${field.name} ${sharedSelection(named, depth - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

const frameType = getNamedType(present(subscriptions.getFields().viewChanges).type) as GraphQLObjectType;
const ownFields = 'changes { conversation { viewerUndoableActivityId viewerDrafts { body } } }';
const watchText = (more: string) => `
  subscription ($condition: ConditionInput) { viewChanges(condition: $condition) { ...Shared ${more} } }
  fragment Shared on ViewChangesEvent ${sharedSelection(frameType, 4)}`;

interface Own {
  viewerUndoableActivityId?: string | null;
  viewerDrafts?: { body: string }[];
}
interface Told {
  viewChanges: { changes: { kind: string; conversation: Own & { id: string; priority: string } }[] };
}

async function watching(as: Caller, more: string, topic: string): Promise<Subscription<Told>> {
  const watch = as.subscribe(watchText(more), { condition: topicIs(topic) }) as Subscription<Told>;
  await watch.until(({ length }) => length === 1, 'the first event came');
  return watch;
}

/** The event that says that a conversation changed to a priority. */
async function toldOf(watch: Subscription<Told>, priority: string): Promise<Told> {
  const says = ({ viewChanges }: Told) =>
    viewChanges.changes.some(({ conversation }) => conversation.priority === priority);
  await watch.until((events) => events.some(says), `a conversation of priority ${priority} was told`);
  return present(watch.events.find(says));
}

const withoutOwn = (told: Told) =>
  JSON.parse(JSON.stringify(told, (key, value) => (key.startsWith('viewer') ? undefined : value)));

test('what is marked is the same for two persons and for the admin, whether it is answered once or for each', async () => {
  const [ben, cleo] = agents.map(({ caller }) => caller) as [Caller, Caller];
  const id = await start(ben, { topic: 'Shared', groups: ['VIP'] });
  const own = await Promise.all([ben, cleo, admin].map((as) => watching(as, ownFields, 'Shared')));
  const shared = await Promise.all([ben, cleo, admin].map((as) => watching(as, '', 'Shared')));
  await cleo.do(saveDraft, { input: { id, kind: 'NOTE', body: 'Cleo thinks' } });
  await act(ben, 'conversationPrioritySet', { id, priority: 'URGENT' });
  const answers = await Promise.all([...own, ...shared].map((watch) => toldOf(watch, 'URGENT')));
  const [bens, cleos, admins] = answers as [Told, Told, Told];
  for (const answer of answers) expect(withoutOwn(answer)).toEqual(withoutOwn(bens));
  // What is not marked is another for each of them.
  const ownOf = ({ viewChanges }: Told) => present(viewChanges.changes[0]).conversation;
  expect(ownOf(bens)).toMatchObject({ viewerUndoableActivityId: expect.any(String), viewerDrafts: [] });
  expect(ownOf(cleos)).toMatchObject({
    viewerUndoableActivityId: null,
    viewerDrafts: [{ body: 'Cleo thinks' }],
  });
  expect(ownOf(admins)).toMatchObject({ viewerUndoableActivityId: null, viewerDrafts: [] });
  for (const watch of [...own, ...shared]) watch.close();
});

test('a change costs the same statements for one person and for three, unless they ask for what is their own', async () => {
  const id = await start(admin, { topic: 'Counted' });
  const { counter } = server.platform.database.pool;
  let round = 0;
  const cost = async (persons: readonly Agent[], more: string) => {
    const watches = await Promise.all(persons.map(({ caller }) => watching(caller, more, 'Counted')));
    const costs: number[] = [];
    for (let run = 0; run < 4; run += 1) {
      round += 1;
      const priority = round % 2 ? 'HIGH' : 'LOW';
      let count = 0;
      counter.failpoint = (statement) => {
        if (!isItsOwn(statement) && !/from event\b|pg_stat_activity/.test(statement)) count += 1;
      };
      const before = watches.map(({ events }) => events.length);
      await act(admin, 'conversationPrioritySet', { id, priority });
      for (const [at, watch] of watches.entries()) {
        await watch.until(({ length }) => length > present(before[at]), 'the change was told');
      }
      costs.push(count);
    }
    counter.failpoint = null;
    for (const watch of watches) watch.close();
    return Math.min(...costs);
  };
  const one = await cost(agents.slice(0, 1), '');
  expect(await cost(agents, '')).toBe(one);
  expect(await cost(agents, ownFields)).toBeGreaterThan(one);
});
