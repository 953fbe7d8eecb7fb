import { figure, spread, table, timeInterleaved, writeSection } from './harness.ts';
import { type BareStatements, prepareBare } from './intake-bare.ts';
import { createWorld, timeAtOnce, type World } from './world.ts';

const rules = 1_000;
const atOnce = 16;
const conversations = 800;

const start = `mutation ($input: ConversationStartInput!) { conversationStart(input: $input) {
  conversation { id number priority } userErrors { message } } }`;

/** `conversationStart` over HTTP in a workspace of 1,000 rules, beside the same statements bare through pg. */
export async function run(): Promise<void> {
  const world = await createWorld();
  let bare: Awaited<ReturnType<typeof prepareBare>> | null = null;
  try {
    await makeRules(world);
    let turn = 0;
    const ready = await prepareBare(world, atOnce);
    bare = ready;
    const contenders = [
      {
        name: `conversationStart over HTTP, ${atOnce} at once`,
        async round() {
          turn += 1;
          const milliseconds = await timeAtOnce(conversations, atOnce, (index) =>
            world.ask(start, { input: inputOf(`h${turn}-${index}`, index) }),
          );
          return { operations: conversations, milliseconds };
        },
      },
      {
        name: `the same statements through pg, ${atOnce} connections, one conversation a transaction`,
        async round() {
          turn += 1;
          const statements = await ready.prepare(
            Array.from({ length: conversations }, (_, index) => inputOf(`b${turn}-${index}`, index)),
          );
          const milliseconds = await timeAtOnce(conversations, atOnce, (index, connection) =>
            ready.send(connection, statements[index] as BareStatements),
          );
          return { operations: conversations, milliseconds };
        },
      },
    ];
    const timings = await timeInterleaved(contenders, { rounds: 7, warmUps: 2 });
    const rate = (median: number) => figure(1_000_000 / median);
    const [ours, theirs] = timings;
    const { rows } = await world.owner.query(
      'select count(*)::int as kept, (select count(*)::int from segment_membership) as members from conversation',
    );
    writeSection(
      'intake',
      [
        `Conversations a second, durable, each of a new contact, ${rules} segment rules in the workspace.`,
        '',
        table(
          ['', 'a second', 'µs each'],
          timings.map((timing) => [timing.name, rate(timing.median), spread(timing)]),
        ),
        '',
        `Ratio: ${((theirs?.median ?? 0) / (ours?.median ?? 1)).toFixed(2)} × the bare statements. Statements a transaction: begin, scope, read, write, commit, in two round trips; a batch shares them. ${rows[0].kept} conversations and ${rows[0].members} memberships were there at the end.`,
      ].join('\n'),
    );
  } finally {
    await bare?.close();
    await world.close();
  }
}

function inputOf(name: string, index: number) {
  return {
    contact: {
      externalId: name,
      email: `${name}@example.com`,
      name: `Contact ${name}`,
      properties: { tier: `tier-${index % 500}`, seats: index % 100 },
    },
    topic: index % 2 ? 'Billing' : 'Technical issue',
    channel: 'email',
    message: 'Hello, something does not work.',
  };
}

async function makeRules({ ask }: World): Promise<void> {
  await ask(
    'mutation { a: contactPropertyCreate(input: { key: "tier", type: TEXT }) { userErrors { message } } b: contactPropertyCreate(input: { key: "seats", type: NUMBER }) { userErrors { message } } }',
  );
  for (let index = 0; index < rules; index += 1) {
    await ask(
      'mutation ($name: String!, $key: String!) { segmentCreate(input: { name: $name, key: $key }) { userErrors { message } } }',
      { name: `Segment ${index}`, key: `s${index}` },
    );
    const condition = {
      all: [
        {
          is: {
            field: 'contact.properties.tier',
            operator: 'IN',
            value: [`tier-${index % 500}`, `tier-${(index * 7) % 500}`],
          },
        },
        { is: { field: 'contact.properties.seats', operator: 'LESS_THAN', value: 50 + (index % 50) } },
        { not: { is: { field: 'contact.email', operator: 'ENDS_WITH', value: `@blocked${index}.example` } } },
      ],
    };
    await ask(
      'mutation ($input: SegmentRuleSetInput!) { segmentRuleSet(input: $input) { userErrors { message } } }',
      { input: { segment: `s${index}`, condition, enabled: true } },
    );
  }
}
