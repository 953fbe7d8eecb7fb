import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, otherWorkspace, present, testServer } from './api.js';
import { asOwner, createTestDatabase } from './database.js';
import type { ContactUpsertInput } from './gql/graphql.js';
import { graphql } from './gql/index.js';
import { previewUndo, undoImport, undoImportMutation, undoRefusal } from './import-undo.js';
import { beginImport, cancelImport, followImport, importFile, sendFile } from './imports.js';
import { cancelJob, followJob } from './jobs.js';
import { isLong } from './long.js';
import { countContacts, deleteContact, mergeContacts, upsertContact } from './operations/contacts.js';
import { startConversation } from './operations/conversations.js';
import { createWorkspace } from './operations/installation.js';
import { changePropertyType, createProperty, renameChoice } from './operations/properties.js';
import { addMembers, createSegment } from './operations/segments.js';
import { expectRecount } from './recount.js';
import { startProcess } from './server-process.js';

let server: RunningServer;
let admin: Caller;
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  server = await testServer(databaseUrl);
  admin = await ada(server);
  await addProperties(admin);
});

async function addProperties(as: Caller): Promise<void> {
  for (const [key, type] of [
    ['tier', 'CHOICE'],
    ['seats', 'NUMBER'],
    ['since', 'DATE'],
    ['tags', 'MULTI_CHOICE'],
  ] as const) {
    await as.do(createProperty, { input: { key, type } });
  }
}

const readImportUndo = graphql(`
  query ImportUndo($id: ID!) {
    contactImport(id: $id) {
      undoableUntil
      undo { undoneAt undoneBy job { status } total removed restored partlyRestored left gone }
    }
  }
`);
const readContact = graphql(`
  query ContactBeforeUndo($id: ID!) {
    contact(id: $id) { id externalId email name company properties }
  }
`);
const readContactActivity = graphql(`
  query ActivityOfImport($id: ID!) {
    contact(id: $id) { activity(first: 5) { nodes { type actor data } } }
  }
`);

const send = (lines: readonly string[], as = admin, to = server) =>
  importFile(as, to.address, Buffer.from(lines.join('\n')), {});
const preview = (id: string, as = admin) => previewUndo(as, id);
const undo = (id: string, as = admin) => undoImport(as, id);
const refusal = (id: string, as = admin) => undoRefusal(as, id);

const readUndo = async (id: string) => present((await admin.do(readImportUndo, { id })).contactImport);

async function exported(as = admin): Promise<string> {
  const answer = await fetch(`${server.address}/contacts/export.csv`, { headers: as.headers });
  return answer.text();
}

const findContact = async (id: string) => (await admin.do(readContact, { id })).contact;
const contact = async (id: string) => present(await findContact(id));
const change = (input: ContactUpsertInput) => admin.do(upsertContact, { input });

describe('an import that is undone', () => {
  test('leaves what was there before it, whatever the file and the contacts', async () => {
    const word = fc.constantFrom('', 'a', 'b', 'c', 'd');
    const person = fc.record({
      externalId: word,
      email: word.map((one) => one && `${one}@x.example`),
      name: fc.constantFrom('', 'Ann', 'Bo', 'Zoë “Q”'),
      tier: fc.constantFrom('', 'gold', 'iron'),
      seats: fc.constantFrom('', '1', '2.5', 'many'),
      since: fc.constantFrom('', '2026-01-02', '2026-03-04T05:06:07Z'),
      // The empty list takes a value away.
      tags: fc.constantFrom('', 'x', 'x|y', '[]'),
    });
    const file = fc.array(person, { minLength: 1, maxLength: 12 });
    const eve = await otherWorkspace(server, admin, 'Many');
    await fc.assert(
      fc.asyncProperty(file, file, file, async (there, first, second) => {
        await eve.do(createWorkspace, { input: { name: 'Empty' } });
        await addProperties(eve);
        const lines = (people: typeof there) => [
          'externalId,email,name,tier,seats,since,tags',
          ...people.map((one) => Object.values(one).join(',')),
        ];
        await send(lines(there), eve);
        const empty = await exported(eve);
        const one = await send(lines(first), eve);
        const between = await exported(eve);
        const two = await send(lines(second), eve);
        if (two.added + two.updated > 0) await undo(two.id, eve);
        expect(await exported(eve)).toBe(between);
        if (one.added + one.updated > 0) await undo(one.id, eve);
        expect(await exported(eve)).toBe(empty);
      }),
      { numRuns: isLong ? 300 : 25, seed: 4 },
    );
  });

  test('gives addresses back that the file moved from one contact to another', async () => {
    await send(['externalId,email', 'swap1,one@swap.example', 'swap2,two@swap.example']);
    const before = await exported();
    const done = await send([
      'externalId,email,name',
      'swap1,free@swap.example,Ann',
      'swap2,,Bo',
      'swap2,one@swap.example,',
      'swap1,,Ann B',
      'swap1,two@swap.example,',
    ]);
    expect(done).toMatchObject({ updated: 5, failed: 0 });
    expect((await undo(done.id)).result).toMatchObject({ restored: 5, left: 0 });
    expect(await exported()).toBe(before);
  });

  test('gives an address back that the file took from one contact for a new one, which then got another', async () => {
    await send(['externalId,email', 'chain1,first@chain.example']);
    const before = await exported();
    const done = await send([
      'externalId,email',
      'chain1,second@chain.example',
      ',first@chain.example',
      'chain2,first@chain.example',
      'chain2,third@chain.example',
    ]);
    expect(done).toMatchObject({ added: 1, updated: 3, skipped: 0, failed: 0 });
    expect((await undo(done.id)).result).toMatchObject({ removed: 1, restored: 3, left: 0 });
    expect(await exported()).toBe(before);
  });

  test('lets every field be that was changed since, and puts the others back', async () => {
    await send(['externalId,name,tier,seats', 'f1,Ann,gold,1', 'f2,Bo,gold,2', 'f3,Cy,gold,3']);
    const done = await send([
      'externalId,name,tier,seats',
      'f1,Ann B,iron,11',
      'f2,Bo B,iron,12',
      'f3,Cy B,,',
    ]);
    await change({ externalId: 'f2', name: 'Bo by hand', properties: { seats: null } });
    await change({ externalId: 'f3', name: 'Cy by hand' });
    const job = await undo(done.id);
    expect(job).toMatchObject({
      kind: 'CONTACT_IMPORT_UNDO',
      total: 3,
      changed: 2,
      result: { removed: 0, restored: 1, partlyRestored: 1, left: 1, gone: 0 },
      contactImport: { id: done.id },
    });
    expect(await contact('f1')).toMatchObject({ name: 'Ann', properties: { tier: 'gold', seats: 1 } });
    const second = await contact('f2');
    expect(second).toMatchObject({ name: 'Bo by hand', properties: { tier: 'gold' } });
    expect(second.properties).not.toHaveProperty('seats');
    expect(await contact('f3')).toMatchObject({ name: 'Cy by hand', properties: { tier: 'gold', seats: 3 } });
  });

  test('removes whom it added, but nobody who was changed since, is in a segment or has a conversation', async () => {
    const done = await send(['externalId,name', 'n1,Ann', 'n2,Bo', 'n3,Cy', 'n4,Di', 'n5,Eve', 'n6,Flo']);
    await change({ externalId: 'n2', company: 'Acme' });
    await admin.do(createSegment, { input: { name: 'Hand-picked', key: 'picked' } });
    await admin.do(addMembers, { input: { segment: 'picked', contacts: ['n3'] } });
    await admin.do(startConversation, { input: { contact: { externalId: 'n4' }, message: 'Hello' } });
    const { id } = await contact('n5');
    await admin.do(deleteContact, { id });
    await undo(done.id);
    expect(await readUndo(done.id)).toMatchObject({
      undoableUntil: null,
      undo: { undoneBy: 'Ada Lovelace', job: { status: 'DONE' }, total: 6, removed: 2, left: 3, gone: 1 },
    });
    for (const gone of ['n1', 'n5', 'n6']) expect(await findContact(gone)).toBeNull();
    for (const left of ['n2', 'n3', 'n4']) expect(await findContact(left)).not.toBeNull();
  });

  test('lets an address be that another contact has taken since', async () => {
    await send(['externalId,email,name', 't1,old@taken.example,Ann']);
    const done = await send(['externalId,email,name', 't1,new@taken.example,Ann B']);
    await change({ externalId: 't2', email: 'Old@taken.example' });
    expect((await undo(done.id)).result).toMatchObject({ partlyRestored: 1 });
    expect(await contact('t1')).toMatchObject({ email: 'new@taken.example', name: 'Ann' });
  });

  test('leaves a contact alone that another became part of since', async () => {
    await change({ externalId: 'm2', email: 'm2@merge.example' });
    const done = await send(['externalId,name', 'm1,Ann']);
    const { id: from } = await contact('m2');
    const { id: into } = await contact('m1');
    await admin.do(mergeContacts, { input: { from, into } });
    expect((await undo(done.id)).result).toMatchObject({ removed: 0, left: 1 });
    expect(await contact('m1')).toMatchObject({ email: 'm2@merge.example' });
  });

  test('puts no value back into a property that got another type since', async () => {
    await admin.do(createProperty, { input: { key: 'room', type: 'TEXT' } });
    await send(['externalId,room,name', 'ty1,west wing,Ann']);
    const done = await send(['externalId,room,name', 'ty1,12,Ann B']);
    const { contactPropertyTypeChange } = await admin.do(changePropertyType, {
      input: { id: 'room', type: 'NUMBER' },
    });
    await followJob(admin, present(contactPropertyTypeChange.job).id);
    expect((await undo(done.id)).result).toMatchObject({ partlyRestored: 1 });
    expect(await contact('ty1')).toMatchObject({ name: 'Ann', properties: { room: 12 } });
  });

  test('puts no choice back that was renamed since', async () => {
    await admin.do(createProperty, { input: { key: 'level', type: 'CHOICE', choices: ['low', 'high'] } });
    await send(['externalId,level,name', 'ch1,low,Ann']);
    const done = await send(['externalId,level,name', 'ch1,high,Ann B']);
    const { contactPropertyChoiceRename } = await admin.do(renameChoice, {
      input: { id: 'level', choice: 'low', name: 'base' },
    });
    await followJob(admin, present(contactPropertyChoiceRename.job).id);
    expect((await undo(done.id)).result).toMatchObject({ partlyRestored: 1 });
    expect(await contact('ch1')).toMatchObject({ name: 'Ann', properties: { level: 'high' } });
  });

  test('stands in the activity of the contact', async () => {
    await change({ externalId: 'h1', name: 'Ann' });
    const done = await send(['externalId,name', 'h1,Ann B']);
    const activity = async () =>
      present((await admin.do(readContactActivity, { id: 'h1' })).contact).activity.nodes;
    expect((await activity())[0]).toMatchObject({
      type: 'contact.imported',
      actor: 'Import of contacts.csv',
      data: { isNew: false, before: { name: 'Ann' }, after: { name: 'Ann B' } },
    });
    await undo(done.id);
    expect((await activity())[0]).toMatchObject({ type: 'contact.importUndone', actor: 'Ada Lovelace' });
  });
});

describe('an undo of an import', () => {
  test('is looked at before, and nothing is done by that', async () => {
    const done = await send(['externalId,name', 'look1,Ann', 'look2,Bo']);
    await change({ externalId: 'look2', company: 'Acme' });
    const before = await exported();
    const expected = { removed: 1, restored: 0, partlyRestored: 0, left: 1, gone: 0 };
    expect([await preview(done.id), await preview(done.id)]).toEqual([expected, expected]);
    expect(await exported()).toBe(before);
    expect(await readUndo(done.id)).toMatchObject({ undo: null });
    await undo(done.id);
    expect(await preview(done.id)).toBeNull();
    expect(await preview('imp_00000000000000000000000000')).toBeNull();
    const eve = await otherWorkspace(server, admin, 'Looking');
    const other = await send(['externalId,name', 'look3,Ann']);
    expect(await preview(other.id, eve)).toBeNull();
  });

  test('is refused when it was undone, did nothing, is not over, or is nobody’s here', async () => {
    const done = await send(['externalId,name', 'once,Ann']);
    await undo(done.id);
    const path = ['input', 'id'];
    expect(await refusal(done.id)).toMatchObject({
      code: 'INVALID',
      path,
      message: expect.stringContaining('already'),
    });
    const same = await send(['externalId,name', 'f1,Ann']);
    expect(await refusal(same.id)).toMatchObject({ message: 'This import changed nothing.' });
    const { id } = await beginImport(admin, {});
    expect(await refusal(id)).toMatchObject({ message: 'This import is not over: cancel it first.' });
    const eve = await otherWorkspace(server, admin);
    const other = await send(['externalId,name', 'hers,Ann']);
    const missing = await refusal('imp_00000000000000000000000000', eve);
    expect(missing).toMatchObject({ code: 'NOT_FOUND', path });
    expect(await refusal(other.id, eve)).toEqual(missing);
  });

  test('can be asked for until 30 days are over, and then the next import forgets the values', async () => {
    const done = await send(['externalId,name', 'late,Ann']);
    const until = new Date(present((await readUndo(done.id)).undoableUntil));
    expect(Math.round((until.getTime() - Date.now()) / 86_400_000)).toBe(30);
    const kept = async () =>
      (
        await asOwner(databaseUrl, (client) =>
          client.query('select count(*)::int as count from contact_import_change where import_id = $1', [
            done.id,
          ]),
        )
      ).rows[0].count;
    await asOwner(databaseUrl, (client) =>
      client.query("update contact_import set finished_at = now() - interval '31 days' where id = $1", [
        done.id,
      ]),
    );
    expect((await readUndo(done.id)).undoableUntil).toBeNull();
    expect(await refusal(done.id)).toMatchObject({ message: expect.stringContaining('30 days') });
    expect(await kept()).toBe(1);
    await send(['externalId,name', 'later,Bo']);
    expect(await kept()).toBe(0);
  });

  test('keeps nothing of a contact that is erased', async () => {
    await send(['externalId,name', 'erased,Secret Name']);
    await send(['externalId,name', 'erased,Other Name']);
    const { id } = await contact('erased');
    await admin.do(deleteContact, { id });
    const { rows } = await asOwner(databaseUrl, (client) =>
      client.query('select 1 from contact_import_change where contact_id = $1 or before::text like $2', [
        id,
        '%Secret Name%',
      ]),
    );
    expect(rows).toEqual([]);
  });

  test('takes back what an import did before it was cancelled, and goes on after it was cancelled itself', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `c${index},Contact ${index}`);
    const { id, uploadPath } = await beginImport(admin, {});
    const before = await exported();
    await sendFile(admin, server.address, uploadPath, Buffer.from(['externalId,name', ...rows].join('\n')));
    await followImport(admin, id, ({ added }) => added > 0);
    await admin.ask(cancelImport, { id });
    const stopped = await followImport(admin, id);
    expect(stopped.status).toBe('CANCELLED');
    const taken = stopped.added;
    expect(taken).toBeGreaterThan(0);
    const { contactImportUndo } = await admin.do(undoImportMutation, { id });
    await admin.ask(cancelJob, { id: present(contactImportUndo.job).id });
    const state = await readUndo(id);
    if (state.undoableUntil !== null) {
      expect(state.undo?.undoneAt ?? null).toBeNull();
      await undo(id);
    }
    expect((await readUndo(id)).undo).toMatchObject({ total: taken, removed: taken, left: 0, gone: 0 });
    expect(await exported()).toBe(before);
  });

  test('goes on after its server was killed in the middle, with every row undone once', async () => {
    const separate = await createTestDatabase();
    const first = await startProcess({ DATABASE_URL: separate });
    const owner = await ada({ address: first.address });
    const file = (name: string, rows: number) =>
      Buffer.from(
        ['externalId,name', ...Array.from({ length: rows }, (_, index) => `k${index},${name} ${index}`)].join(
          '\n',
        ),
      );
    await importFile(owner, first.address, file('Before', 3_000), {});
    const done = await importFile(owner, first.address, file('After', 5_000), {});
    const { contactImportUndo } = await owner.do(undoImportMutation, { id: done.id });
    const { id: jobId } = present(contactImportUndo.job);
    const killed = await followJob(owner, jobId, (job) => job.done > 0);
    await first.kill('SIGKILL');
    expect(killed.status).toBe('RUNNING');
    const again = caller(await testServer(separate), owner.headers);
    const job = await followJob(again, jobId);
    expect(job).toMatchObject({
      status: 'DONE',
      done: 5_000,
      result: { removed: 2_000, restored: 3_000, partlyRestored: 0, left: 0, gone: 0 },
    });
    const { contacts } = await again.do(countContacts);
    expect(contacts.totalCount).toBe(3_000);
    await expectRecount(separate);
  });

  test('leaves everything recountable', () => expectRecount(databaseUrl));
});
