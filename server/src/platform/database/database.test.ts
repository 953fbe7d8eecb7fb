import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/database.js';
import { Workspace } from '../../features/auth/auth.entity.js';
import type { Database } from './database.js';
import { inScope } from './scope.js';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  for (const id of ['wsp_north', 'wsp_south']) {
    await inScope({ workspaceId: id }, () =>
      sql`insert into workspace (id, name) values (${id}, ${id})`.execute(database.sql),
    );
  }
});

const names = async () =>
  (await sql<{ name: string }>`select name from workspace order by 1`.execute(database.sql)).rows.map(
    (row) => row.name,
  );

test('a statement in nobody’s scope sees no workspace', async () => {
  expect(await names()).toEqual([]);
});

test('a lone statement and one in a transaction see the workspace of their scope only', async () => {
  await inScope({ workspaceId: 'wsp_north' }, async () => {
    expect(await names()).toEqual(['wsp_north']);
    await database.sql.transaction().execute(async (transaction) => {
      const { rows } = await sql`select id from workspace`.execute(transaction);
      expect(rows).toEqual([{ id: 'wsp_north' }]);
    });
    const found = await database.fork().find(Workspace, {});
    expect(found.map((workspace) => workspace.name)).toEqual(['wsp_north']);
    expect(found[0]?.createdAt).toBeInstanceOf(Date);
  });
});

test('the scope does not stay on a connection for whoever gets it next', async () => {
  await Promise.all(
    Array.from({ length: 60 }, async (_, turn) => {
      const workspaceId = ['wsp_north', 'wsp_south', ''][turn % 3] ?? '';
      const seen = await inScope({ workspaceId }, names);
      expect(seen).toEqual(workspaceId === '' ? [] : [workspaceId]);
    }),
  );
});

test('a row of another workspace cannot be written', async () => {
  await inScope({ workspaceId: 'wsp_north' }, async () => {
    const forged = sql`insert into workspace (id, name) values ('wsp_forged', 'forged')`.execute(
      database.sql,
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const changed = await sql`update workspace set name = 'taken'`.execute(database.sql);
    expect(changed.numAffectedRows).toBe(1n);
    await sql`update workspace set name = 'wsp_north'`.execute(database.sql);
  });
});

test('an error leaves the connection good for the next statement', async () => {
  await inScope({ workspaceId: 'wsp_south' }, async () => {
    await expect(sql`select 1/0`.execute(database.sql)).rejects.toThrow(/division by zero/);
    expect(await names()).toEqual(['wsp_south']);
  });
});

test('the server’s role cannot make itself another', async () => {
  await expect(sql`alter table contact disable row level security`.execute(database.sql)).rejects.toThrow(
    /owner/,
  );
});
