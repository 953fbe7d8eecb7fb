import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { figure, spread, table, timeInterleaved, writeSection } from './harness.ts';
import { createWorld, type World } from './world.ts';

const rows = 100_000;

/** A file of 100,000 contacts through the importer, beside COPY of the finished rows into the same table. */
export async function run(): Promise<void> {
  const world = await createWorld();
  try {
    await world.ask(
      'mutation { a: contactPropertyCreate(input: { key: "tier", type: CHOICE }) { userErrors { message } } b: contactPropertyCreate(input: { key: "seats", type: NUMBER }) { userErrors { message } } }',
    );
    let turn = 0;
    const timings = await timeInterleaved(
      [
        {
          name: 'the importer: sent, parsed, checked, kept, counted',
          async round() {
            turn += 1;
            const file = Buffer.from(
              [
                'External ID,Email,Name,Tier,Seats',
                ...Array.from({ length: rows }, (_, index) => lineOf(turn, index)),
              ].join('\n'),
            );
            const start = performance.now();
            await importFile(world, file);
            return { operations: rows, milliseconds: performance.now() - start };
          },
        },
        {
          name: 'COPY of finished rows into the same table',
          async round() {
            turn += 1;
            const text = Array.from({ length: rows }, (_, index) => copyLine(world.workspaceId, turn, index));
            const start = performance.now();
            const columns =
              'workspace_id, id, external_id, external_id_canonical, email, email_canonical, name, name_canonical, properties, facts, normaliser_version';
            await pipeline(
              Readable.from(text),
              world.owner.query(copyFrom(`copy contact (${columns}) from stdin`)),
            );
            return { operations: rows, milliseconds: performance.now() - start };
          },
        },
      ],
      { rounds: 5, warmUps: 1 },
    );
    const [ours, theirs] = timings;
    writeSection(
      'import',
      [
        `${figure(rows)} rows of new contacts, five columns.`,
        '',
        table(
          ['', 'rows a second', 'µs a row'],
          timings.map((timing) => [timing.name, figure(1_000_000 / timing.median), spread(timing)]),
        ),
        '',
        `Ratio: ${((theirs?.median ?? 0) / (ours?.median ?? 1)).toFixed(2)} × COPY.`,
      ].join('\n'),
    );
  } finally {
    await world.close();
  }
}

const lineOf = (turn: number, index: number) =>
  `t${turn}-${index},t${turn}-${index}@example.com,Contact ${index},tier-${index % 5},${index % 300}`;

function copyLine(workspaceId: string, turn: number, index: number): string {
  const id = `con_${String(turn * 1_000_000 + index).padStart(26, '0')}`;
  const name = `t${turn}-${index}`;
  const facts = `{"tier": "tier-${index % 5}", "seats": ${index % 300}}`;
  return `${[workspaceId, id, name, name, `${name}@example.com`, `${name}@example.com`, `Contact ${index}`, `contact ${index}`, facts, facts, 1].join('\t')}\n`;
}

async function importFile({ ask, put }: World, file: Buffer): Promise<void> {
  const { contactImportCreate } = await ask<{
    contactImportCreate: { uploadPath: string; contactImport: { id: string } };
  }>(
    'mutation { contactImportCreate(input: { fileName: "bench.csv" }) { uploadPath contactImport { id } userErrors { message } } }',
  );
  await put(contactImportCreate.uploadPath, file);
  for (;;) {
    const { contactImport } = await ask<{ contactImport: { status: string; added: number } }>(
      'query ($id: ID!) { contactImport(id: $id) { status added } }',
      { id: contactImportCreate.contactImport.id },
    );
    if (contactImport.status === 'DONE' && contactImport.added === rows) return;
    if (contactImport.status !== 'WAITING' && contactImport.status !== 'RUNNING')
      throw new Error(JSON.stringify(contactImport));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
