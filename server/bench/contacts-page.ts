import { figure, spread, summarise, table, timeInterleaved, writeSection } from './harness.ts';
import { createWorld, type World } from './world.ts';

const contacts = 1_000_000;
const depth = 100_000;
const asks = 20;
const pagesScrolled = 60;

const page = `query ($condition: ConditionInput, $sort: ContactSortInput, $after: String) { contacts(first: 50, after: $after, condition: $condition, sort: $sort) {
  nodes { id name email properties } pageInfo { endCursor hasNextPage } } }`;
const conditions = {
  'one value in four': { is: { field: 'contact.properties.tier', operator: 'EQUALS', value: 'tier-1' } },
  'at least, and not': {
    all: [
      { is: { field: 'contact.properties.seats', operator: 'AT_LEAST', value: 300 } },
      { not: { is: { field: 'contact.properties.tier', operator: 'EQUALS', value: 'tier-2' } } },
    ],
  },
};

/** The first page of contacts that meet a condition, beside the page behind the 100,000th, at a million. */
export async function run(): Promise<void> {
  const world = await createWorld();
  try {
    await fill(world);
    const rows: string[][] = [];
    for (const [name, condition] of Object.entries(conditions)) {
      const after = await cursorAt(world, condition);
      const [first, deep] = await timeInterleaved(
        [contender(world, 'first', condition, null), contender(world, 'deep', condition, after)],
        { rounds: 9, warmUps: 3 },
      );
      if (!first || !deep) continue;
      rows.push([name, spread(first, 1_000), spread(deep, 1_000), (deep.median / first.median).toFixed(2)]);
    }
    writeSection(
      'contacts-page',
      [
        `Milliseconds for a page of 50 over HTTP, ${figure(contacts)} contacts in the workspace.`,
        '',
        table(['condition', 'first page', `page behind the ${figure(depth)}th`, 'ratio'], rows),
        '',
        await timeSorted(world),
      ].join('\n'),
    );
  } finally {
    await world.close();
  }
}

/** By a property, which no index knows: the first page looks through all, and those after it are scrolled to. */
async function timeSorted({ ask }: World): Promise<string> {
  const [firsts, others]: [number[], number[]] = [[], []];
  for (let round = -1; round < 5; round += 1) {
    let after: string | null = null;
    for (let place = 0; place < pagesScrolled; place += 1) {
      const start = performance.now();
      const sort = { field: 'contact.properties.seats', descending: round % 2 === 0 };
      const { contacts }: { contacts: { pageInfo: { endCursor: string } } } = await ask(page, {
        sort,
        after,
      });
      const took = (performance.now() - start) * 1_000;
      after = contacts.pageInfo.endCursor;
      if (round >= 0) (place === 0 ? firsts : others).push(took);
    }
  }
  const [first, other] = [summarise('first', firsts), summarise('others', others)];
  return `Sorted by a number property: first page ${spread(first, 1_000)}, each of the next ${pagesScrolled - 1} ${spread(other, 1_000)}.`;
}

async function fill({ owner, workspaceId, ask }: World): Promise<void> {
  await ask(
    'mutation { a: contactPropertyCreate(input: { key: "tier", type: TEXT }) { userErrors { message } } b: contactPropertyCreate(input: { key: "seats", type: NUMBER }) { userErrors { message } } }',
  );
  await owner.query(
    `insert into contact (workspace_id, id, external_id, external_id_canonical, email, email_canonical, name, name_canonical,
       properties, facts, normaliser_version)
     select $1, 'con_' || lpad(n::text, 26, '0'), 'c' || n, 'c' || n, 'c' || n || '@example.com', 'c' || n || '@example.com',
       'Contact ' || n, 'contact ' || n, f, f, 1
     from generate_series(1, ${contacts}) n, lateral (select jsonb_build_object('tier', 'tier-' || n % 4, 'seats', (n % 500) * 7919 % 500) as f) facts`,
    [workspaceId],
  );
  await owner.query('vacuum analyze contact');
}

/** The cursor behind the row at `depth`, got as a person would get there but in pages of 200. */
async function cursorAt({ ask }: World, condition: object): Promise<string> {
  let after: string | null = null;
  for (let seen = 0; seen < depth; seen += 200) {
    const { contacts }: { contacts: { pageInfo: { endCursor: string } } } = await ask(
      'query ($condition: ConditionInput, $after: String) { contacts(first: 200, after: $after, condition: $condition) { pageInfo { endCursor } } }',
      { condition, after },
    );
    after = contacts.pageInfo.endCursor;
  }
  return after ?? '';
}

function contender({ ask }: World, name: string, condition: object, after: string | null) {
  return {
    name,
    async round() {
      const start = performance.now();
      for (let index = 0; index < asks; index += 1) {
        const { contacts } = await ask<{ contacts: { nodes: unknown[] } }>(page, { condition, after });
        if (contacts.nodes.length !== 50) throw new Error('The page is not full.');
      }
      return { operations: asks, milliseconds: performance.now() - start };
    },
  };
}
