import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, integrator, present, testServer } from './api.js';
import { createTestDatabase } from './database.js';
import { graphql } from './gql/index.js';
import {
  beginImport,
  cancelImport,
  followImport,
  type ImportInput,
  importFile,
  sendFile,
} from './imports.js';
import { countContacts } from './operations/contacts.js';
import { createProperty } from './operations/properties.js';
import { expectRecount } from './recount.js';
import { startProcess } from './server-process.js';

let server: RunningServer;
let admin: Caller;
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl);
  admin = await ada(server);
  for (const [key, type] of [
    ['tier', 'CHOICE'],
    ['seats', 'NUMBER'],
    ['since', 'DATE'],
  ] as const) {
    await admin.do(createProperty, { input: { key, type } });
  }
});

const findContact = graphql(`
  query ImportedContact($id: ID!) {
    contact(id: $id) { email name company properties }
  }
`);
const listProperties = graphql(`
  query ImportedProperties {
    contactProperties { key type }
  }
`);

const contact = async (id: string) => present((await admin.do(findContact, { id })).contact);
const send = (csv: string | Buffer, input: ImportInput = {}) =>
  importFile(admin, server.address, Buffer.from(csv), input);
const counts = { added: 0, updated: 0, skipped: 0, failed: 0, error: null };

describe('a file of contacts', () => {
  test('adds, changes, leaves alone and refuses rows, and the counts add up', async () => {
    await send('External ID,Email,Name,Tier,Seats\nr1,a@x.example,Ann,gold,3\nr2,b@x.example,Bo,iron,4\n');
    const done = await send(
      [
        'External ID,Email,Name,Tier,Seats',
        'r1,a@x.example,Ann,gold,3',
        'r2,,Bo Two,,',
        'r3,c@x.example,Cy,gold,many',
        'r4,d@x.example,Di,gold,5',
        ',,Nobody,,',
        'r5,a@x.example,Eve,,',
        'r4,,Di again,,6',
      ].join('\r\n'),
    );
    expect(done).toMatchObject({ status: 'DONE', rows: 7, added: 1, updated: 2, skipped: 1, failed: 3 });
    expect(done.failures).toMatchObject([
      { row: 3, column: 'Seats', reason: expect.stringContaining('number') },
      { row: 5, column: null },
      { row: 6, column: 'Email', reason: 'Another contact has this e-mail address.' },
    ]);
    const { name, properties } = await contact('r4');
    expect({ name, properties }).toEqual({ name: 'Di again', properties: { tier: 'gold', seats: 6 } });
    const failures = await fetch(server.address + present(done.failuresPath), { headers: admin.headers });
    const lines = (await failures.text()).trim().split('\r\n');
    expect(lines[0]).toBe('External ID,Email,Name,Tier,Seats,cadreRow,cadreReason');
    expect(lines[1]).toContain('r3,c@x.example,Cy,gold,many,3,');
    expect(lines).toHaveLength(4);
  });

  test('sent again with its mistakes mended, the file of failed rows says what the first file said', async () => {
    const done = await send('externalId,name,=Seats()\r\nz1,\'=x,many\r\nz2,"=1\n+1",many\r\n', {
      columns: { externalId: 'externalId', name: 'name', '=Seats()': 'properties.seats' },
    });
    expect(done).toMatchObject({ failed: 2 });
    const failures = await fetch(server.address + present(done.failuresPath), { headers: admin.headers });
    const file = await failures.text();
    expect(file).toContain("externalId,name,'=Seats(),cadreRow,cadreReason\r\nz1,''=x,many,1,");
    const again = await send(file.replaceAll('many', '3'), {
      columns: {
        externalId: 'externalId',
        name: 'name',
        '=Seats()': 'properties.seats',
        cadreRow: null,
        cadreReason: null,
      },
    });
    expect(again).toMatchObject({ status: 'DONE', added: 2, failed: 0 });
    expect((await contact('z1')).name).toBe("'=x");
    expect((await contact('z2')).name).toBe('=1\n+1');
  });

  test('a blank cell leaves what is there', async () => {
    await send('externalId,name\nblank,Filled\n');
    const done = await send('externalId,name\nblank,\n');
    expect(done).toMatchObject({ skipped: 1 });
  });

  test('rows that name one contact by its address and by its external id are taken one after the other', async () => {
    await send('externalId,email,name\nn1,n1@names.example,Ann\n');
    const done = await send(
      [
        'externalId,email,name,company',
        'n1,,,Acme',
        ',n1@names.example,Bo,',
        'n1,moved@names.example,,',
        'n2,n1@names.example,Cy,',
      ].join('\n'),
    );
    expect(done).toMatchObject({ added: 1, updated: 3, failed: 0 });
    const [one, two] = [await contact('n1'), await contact('n2')];
    expect(one).toMatchObject({ email: 'moved@names.example', name: 'Bo', company: 'Acme' });
    expect(two).toMatchObject({ email: 'n1@names.example', name: 'Cy', company: null });
  });

  test('columns are mapped as they are told, and left out where null', async () => {
    const done = await send('who,mail,junk\nm1,m1@x.example,zzz\n', {
      columns: { who: 'externalId', mail: 'email', junk: null },
    });
    expect(done).toMatchObject({ status: 'DONE', added: 1 });
  });

  test('a byte order mark, semicolons, quotes, line breaks in cells and blank lines are read as meant', async () => {
    const done = await send('\uFEFF"externalId";"name"\r\n"q1";"Say ""hi"";\r\nall"\r\n\r\n"q2";"Zoë"\r\n');
    expect(done).toMatchObject({ ...counts, status: 'DONE', rows: 2, added: 2 });
    expect((await contact('q1')).name).toBe('Say "hi";\r\nall');
  });

  test('properties that are missing are made with the type their values have, when that is asked for', async () => {
    const header = 'externalId,Is Vip,Monthly Fee,Renews On,Shoe Colour,Remark';
    const rows = Array.from(
      { length: 60 },
      (_, index) =>
        `p${index},${index % 2 ? 'yes' : 'no'},${index}.50,2026-01-${String((index % 28) + 1).padStart(2, '0')},${index % 3 ? 'red' : 'blue'},remark ${index}`,
    );
    const refused = await send([header, ...rows].join('\n'));
    expect(refused).toMatchObject({
      status: 'FAILED',
      rows: 0,
      error: expect.stringContaining('properties.is_vip'),
    });
    const done = await send([header, ...rows].join('\n'), { createProperties: true });
    expect(done).toMatchObject({ status: 'DONE', added: 60 });
    const { contactProperties } = await admin.do(listProperties);
    expect(contactProperties.slice(-5)).toEqual([
      { key: 'is_vip', type: 'BOOLEAN' },
      { key: 'monthly_fee', type: 'NUMBER' },
      { key: 'renews_on', type: 'DATE' },
      { key: 'shoe_colour', type: 'CHOICE' },
      { key: 'remark', type: 'TEXT' },
    ]);
  });
});

describe('a file that is broken', () => {
  test.each([
    ['is empty', '', 'empty'],
    ['has a header twice', 'email,name,email\na@b,c,d\n', 'twice'],
    ['has a column without a header', 'email,,name\na@b,c,d\n', 'no header'],
    ['has no column to find contacts by', 'name,tier\nAnn,gold\n', 'external id or an e-mail'],
    ['is Latin-1 in its header', Buffer.from('email,pr\xe9nom\na@b,c\n', 'latin1'), 'UTF-8'],
  ])('%s is refused in words, and nothing is stored', async (_what, csv, words) => {
    expect(await send(csv)).toMatchObject({
      ...counts,
      status: 'FAILED',
      rows: 0,
      error: expect.stringContaining(words),
    });
  });

  test('with Latin-1 in some rows has just those rows fail', async () => {
    const csv = Buffer.concat([
      Buffer.from('externalId,name\nl1,Good\nl2,'),
      Buffer.from('Ren\xe9', 'latin1'),
      Buffer.from('\nl3,Fine\n'),
    ]);
    const done = await send(csv);
    expect(done).toMatchObject({ status: 'DONE', added: 2, failed: 1 });
    expect(done.failures[0]).toMatchObject({
      row: 2,
      column: 'name',
      reason: expect.stringContaining('UTF-8'),
    });
  });

  test('with a quote that never closes keeps the rows before it and names the row', async () => {
    const done = await send('externalId,name\nu1,Ann\nu2,"never\nu3,Cy\n');
    expect(done).toMatchObject({
      status: 'FAILED',
      rows: 1,
      added: 1,
      error: expect.stringContaining('Row 2: a quote'),
    });
  });

  test('of one endless line is given up early', async () => {
    const done = await send(`externalId,name\ne1,${'x'.repeat(3_000_000)}\n`);
    expect(done).toMatchObject({ status: 'FAILED', added: 0, error: expect.stringContaining('longer than') });
  });

  test('with rows of too few or too many cells has those fail', async () => {
    const done = await send('externalId,name\nw1\nw2,a,b\nw3,c\n');
    expect(done).toMatchObject({ status: 'DONE', added: 1, failed: 2 });
  });
});

describe('an import', () => {
  test('that is cancelled takes no further rows, and cannot be cancelled again', async () => {
    const { id, uploadPath } = await beginImport(admin, {});
    const { contactImportCancel } = await admin.do(cancelImport, { id });
    expect(contactImportCancel.contactImport?.status).toBe('CANCELLED');
    expect((await sendFile(admin, server.address, uploadPath, Buffer.from('externalId\nx1\n'))).status).toBe(
      400,
    );
    expect((await admin.ask(cancelImport, { id })).data.contactImportCancel.userErrors).toMatchObject([
      { code: 'INVALID' },
    ]);
  });

  test('whose upload broke goes on where it broke', async () => {
    const { id, uploadPath } = await beginImport(admin, {});
    const file = Buffer.from('externalId,name\ng1,Ann\ng2,Bo\n');
    const wrong = await sendFile(admin, server.address, `${uploadPath}?offset=7`, file.subarray(7));
    expect(await wrong.text()).toContain('goes on at byte 0');
    await sendFile(admin, server.address, uploadPath, file);
    expect(await followImport(admin, id)).toMatchObject({ status: 'DONE', added: 2 });
  });

  test('that is refused while a large file is on its way says why', async () => {
    const file = Buffer.alloc(24_000_000, 'externalId\n');
    const { uploadPath } = await beginImport(admin, {});
    const wrong = await sendFile(admin, server.address, `${uploadPath}?offset=7`, file);
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('goes on at byte 0')]);
    const missing = await sendFile(admin, server.address, '/imports/imp_none/file', file);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('no such import')]);
  });

  test('takes no file from a page of somebody else', async () => {
    const { uploadPath } = await beginImport(admin, {});
    const send = (origin: string) =>
      sendFile(
        { ...admin, headers: { ...admin.headers, origin } },
        server.address,
        uploadPath,
        Buffer.from('email\n'),
      );
    expect((await send('https://elsewhere.example')).status).toBe(404);
    expect((await send(server.address)).status).toBe(200);
  });

  test('of a name that no import can have is none', async () => {
    const { id } = await beginImport(admin, {});
    for (const odd of [`${id}%00`, '%00', '..%2f..%2fetc%2fpasswd', 'imp_00000000000000000000000000']) {
      const sent = await sendFile(admin, server.address, `/imports/${odd}/file`, Buffer.from('email\n'));
      const failures = await fetch(`${server.address}/imports/${odd}/failures.csv`, {
        headers: admin.headers,
      });
      for (const answer of [sent, failures]) {
        const { error } = (await answer.json()) as { error: string };
        expect([answer.status, error], odd).toEqual([404, 'There is no such import.']);
      }
    }
  });

  test('is nobody’s without a key that may write contacts', async () => {
    const reader = await integrator(server, admin, ['contacts:read']);
    const { uploadPath } = await beginImport(admin, {});
    expect((await sendFile(reader, server.address, uploadPath, Buffer.from('x'))).status).toBe(404);
  });

  test('goes on after its server was killed in the middle, with every row taken once', async () => {
    const separate = await createTestDatabase();
    const first = await startProcess({ DATABASE_URL: separate });
    const owner = await ada({ address: first.address });
    const rows = Array.from({ length: 10_000 }, (_, index) => `k${index},Contact ${index}`);
    const { id, uploadPath } = await beginImport(owner, {});
    await sendFile(owner, first.address, uploadPath, Buffer.from(['externalId,name', ...rows].join('\n')));
    const killed = await followImport(owner, id, ({ rows }) => rows > 0);
    await first.kill('SIGKILL');
    expect(killed).toMatchObject({ status: 'RUNNING' });
    const again = caller(await testServer(separate), owner.headers);
    const done = await followImport(again, id);
    expect(done).toMatchObject({ status: 'DONE', rows: 10_000, failed: 0 });
    expect(done.added + done.skipped).toBe(10_000);
    expect((await again.do(countContacts)).contacts.totalCount).toBe(10_000);
    await expectRecount(separate);
  });

  test('leaves everything recountable', () => expectRecount(databaseUrl));
});
