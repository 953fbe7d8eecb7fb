import { sql } from 'kysely';
import type { Reader } from '../../platform/database/unit-of-work.js';

/** How a person is told who did something: the teammate's or the key's name, or what the program is. */
export async function actorNames(reader: Reader, actors: readonly string[]): Promise<Map<string, string>> {
  const ids = actors.map((actor) => actor.slice(actor.indexOf(':') + 1));
  const { rows } = await sql<{ id: string; name: string }>`
    select t.id, a.name from teammate t join account a on a.id = t.account_id
    where t.workspace_id = ${reader.workspaceId} and t.id = any(${ids})
    union all
    select k.id, k.name from api_key k where k.workspace_id = ${reader.workspaceId} and k.id = any(${ids})
    union all
    select i.id, i.file_name from contact_import i where i.workspace_id = ${reader.workspaceId} and i.id = any(${ids})
  `.execute(reader.db);
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return new Map(actors.map((actor, index) => [actor, nameOf(actor, names.get(ids[index] ?? ''))]));
}

function nameOf(actor: string, name: string | undefined): string {
  if (actor.startsWith('key:')) return `API key ${name ?? 'that was removed'}`;
  if (actor.startsWith('import:')) return `Import of ${name ?? 'a file'}`;
  if (actor === 'rule') return 'The segment’s rule';
  if (actor === 'contact') return 'The contact';
  if (actor === 'system') return 'Cadre';
  return name ?? 'A former teammate';
}
