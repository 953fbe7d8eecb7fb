import 'reflect-metadata';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { contactOrder } from '../src/features/contacts/contact-order.js';
import { contactPlace, contactsPage } from '../src/features/contacts/contacts.read-model.js';
import { SortedLists } from '../src/features/contacts/sorted-lists.js';
import { inScope } from '../src/platform/database/scope.js';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, present, testServer } from './api.js';
import { createContact, upsertContact } from './operations/contacts.js';
import { createProperty } from './operations/properties.js';
import { readViewer } from './operations/teammates.js';

let server: RunningServer;
let admin: Caller;
let workspaceId: string;
const seats = [5, null, 1, 5, 1, null, -2, 5, 3.5, null, 0, 1, 7, 7, null, 5, 2, 2, 9, null, -2, 4];
const ids: string[] = [];
const externalIdOf = (id: string) => `s-${ids.indexOf(id)}`;

beforeAll(async () => {
  server = await testServer();
  admin = await ada(server);
  workspaceId = present((await admin.do(readViewer)).viewer).workspace.id;
  await admin.do(createProperty, { input: { key: 'seats', type: 'NUMBER' } });
  for (const [index, value] of seats.entries()) {
    const { contactCreate } = await admin.do(createContact, {
      input: { externalId: `s-${index}`, name: 'here', properties: { seats: value } },
    });
    ids.push(present(contactCreate.contact).id);
  }
});

interface Reading {
  readonly size: number;
  readonly backwards: boolean;
  readonly descending: boolean;
  /** Between one page and the next. */
  readonly between?: (page: number) => Promise<void>;
}

async function readAll(lists: SortedLists, reading: Reading): Promise<string[]> {
  const { size, backwards, descending, between } = reading;
  const sort = { field: 'contact.properties.seats', descending };
  const order = contactOrder(sort, new Map([['contact.properties.seats', 'NUMBER']]), []);
  const which = sql<boolean>`c.workspace_id = ${workspaceId} and c.name = 'here'`;
  const reader = { db: server.platform.database.sql, workspaceId };
  const found: string[] = [];
  let cursor: readonly string[] | null = null;
  for (let page = 0; ; page += 1) {
    const request = { size, backwards, cursor };
    const read: Awaited<ReturnType<typeof contactsPage>> = await inScope({ workspaceId }, () =>
      contactsPage(reader, { which, order, key: String(descending) }, request, lists),
    );
    const rows = backwards ? read.rows.toReversed() : read.rows;
    found.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!read.hasMore || !last) return found;
    cursor = contactPlace(last, order);
    await between?.(page);
  }
}

function expected(descending: boolean): string[] {
  const way = descending ? -1 : 1;
  return [...ids.keys()]
    .toSorted((one, other) => {
      const [a, b] = [seats[one] ?? null, seats[other] ?? null];
      if (a !== b) return a === null ? 1 : b === null ? -1 : way * (a - b);
      return way * ((ids[one] ?? '') < (ids[other] ?? '') ? -1 : 1);
    })
    .map((index) => ids[index] ?? '');
}

test('however many are looked for at once, pages of any size from either end are the whole list', async () => {
  const readings = fc.record({
    size: fc.integer({ min: 1, max: 25 }),
    ahead: fc.integer({ min: 1, max: 30 }),
    backwards: fc.boolean(),
    descending: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(readings, async ({ ahead, ...reading }) => {
      const whole = expected(reading.descending);
      const lists = new SortedLists(() => ahead);
      expect(await readAll(lists, reading)).toEqual(reading.backwards ? whole.reverse() : whole);
    }),
    { numRuns: 60 },
  );
});

test('one that no longer matches when its page is read is not shown, and the page is as full as others', async () => {
  const [first = '', second = '', third = '', fourth = '', ...rest] = expected(false);
  const rename = (name: string) =>
    admin.do(upsertContact, { input: { externalId: externalIdOf(third), name } });
  const between = async (page: number) => {
    if (page === 0) await rename('gone');
  };
  const lists = new SortedLists();
  const reading = { size: 2, backwards: false, descending: false };
  expect(await readAll(lists, { ...reading, between })).toEqual([first, second, fourth, ...rest]);
  await rename('here');
  expect(await readAll(lists, reading)).toEqual(expected(false));
});

test('one whose value changes while its list is read moves nobody else: none is skipped, and none comes twice', async () => {
  const give = (id: string, value: number | null) =>
    admin.do(upsertContact, { input: { externalId: externalIdOf(id), properties: { seats: value } } });
  const changes = fc.record({
    size: fc.integer({ min: 1, max: 5 }),
    page: fc.integer({ min: 1, max: 3 }),
    more: fc.integer({ min: 1, max: 4 }),
    backwards: fc.boolean(),
    descending: fc.boolean(),
    value: fc.constantFrom(-9, 2, 99, null),
  });
  await fc.assert(
    fc.asyncProperty(changes, async ({ page, more, value, ...reading }) => {
      const order = expected(reading.descending);
      if (reading.backwards) order.reverse();
      // The last of a page, after the order was read and before the page is; the order ends little behind it.
      const upTo = (page + 1) * reading.size;
      const moved = order[upTo - 1] ?? '';
      const between = async (read: number) => {
        if (read === page - 1) await give(moved, value);
      };
      const lists = new SortedLists(() => upTo + more);
      const found = await readAll(lists, { ...reading, between });
      await give(moved, seats[ids.indexOf(moved)] ?? null);
      const others = (all: readonly string[]) => all.filter((id) => id !== moved);
      expect(others(found)).toEqual(others(order));
    }),
    { numRuns: 40 },
  );
});
