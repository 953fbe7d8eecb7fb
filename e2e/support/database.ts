import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Asks the database of the stories itself, as its owner: for what no answer of the API says. */
async function asOwner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const folder = process.env.CADRE_FOLDER;
  if (!folder) throw new Error('The server of the stories is not running');
  const [, , , port] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password,
    database: 'cadre',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * For each table how many rows of a workspace it has, and what they add up to; when a session was seen last, which each
 * request says, is left out.
 */
export function stateOf(workspaceId: string): Promise<Record<string, string>> {
  return asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE' order by 1`,
    );
    const state: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ state: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(line, '' order by line)), '') as state
         from (select (to_jsonb(t) - 'last_seen_at')::text as line
               from ${client.escapeIdentifier(name)} t where workspace_id = $1) lines`,
        [workspaceId],
      );
      state[name] = rows[0]?.state ?? '';
    }
    return state;
  });
}
