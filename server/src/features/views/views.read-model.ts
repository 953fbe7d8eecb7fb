import { propertyPath } from '@cadre/shared/conditions/fields';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import {
  BrokenCondition,
  compileConversationCondition,
} from '../../platform/conditions/compile-condition.js';
import type { Reader } from '../../platform/database/unit-of-work.js';
import { readWorkspaceCatalogue, type WorkspaceCatalogue } from '../conditions/workspace-catalogue.js';
import { conversationsWithContacts } from '../conversations/conversations.read-model.js';
import { isReadyMadeId, readyMadeViews, type ViewShown } from './ready-made.js';

const columns = sql`s.id, s.name, s.condition, s.sort, s.descending, s.columns, s.is_shared as "isShared",
  false as "isReadyMade", s.owner_id as "ownerId", s.version`;

/** A view where a person has it. */
export interface PlacedView extends ViewShown {
  readonly isPinned: boolean;
}

/** The views that a person sees, in their order: those they placed, then ready-made ones, then others by name. */
export async function viewsOf(reader: Reader, teammateId: string | null): Promise<PlacedView[]> {
  const [readyMade, { rows: kept }, { rows: places }] = await Promise.all([
    readyMadeViews(reader, teammateId),
    sql<ViewShown>`
      select ${columns} from saved_view s
      where s.workspace_id = ${reader.workspaceId} and ${visible(teammateId)} order by lower(s.name), s.id
    `.execute(reader.db),
    sql<{ view_id: string; position: number; is_pinned: boolean }>`
      select view_id, position, is_pinned from saved_view_place
      where workspace_id = ${reader.workspaceId} and teammate_id = ${teammateId}
    `.execute(reader.db),
  ]);
  const placeOf = new Map(places.map((place) => [place.view_id, place]));
  const positionOf = (view: ViewShown) => placeOf.get(view.id)?.position ?? Number.POSITIVE_INFINITY;
  return [...readyMade, ...kept]
    .map((view) => ({ ...view, isPinned: placeOf.get(view.id)?.is_pinned ?? view.isReadyMade }))
    .toSorted((one, other) => {
      const [before, after] = [positionOf(one), positionOf(other)];
      return before === after ? 0 : before - after;
    });
}

/** One that the person may see; null when there is none. */
export async function viewById(
  reader: Reader,
  teammateId: string | null,
  id: string,
): Promise<ViewShown | null> {
  if (isReadyMadeId(id)) {
    return (await readyMadeViews(reader, teammateId)).find((view) => view.id === id) ?? null;
  }
  const { rows } = await sql<ViewShown>`
    select ${columns} from saved_view s
    where s.workspace_id = ${reader.workspaceId} and s.id = ${id} and ${visible(teammateId)}
  `.execute(reader.db);
  return rows[0] ?? null;
}

/** Whether the workspace has a property of contacts; for the columns of views. */
export const hasProperty =
  ({ types }: WorkspaceCatalogue) =>
  (key: string): boolean =>
    types.has(propertyPath(key));

/** Over `s`: what is shared, and one's own. */
export const visible = (teammateId: string | null): RawBuilder<SqlBool> =>
  sql<SqlBool>`(s.is_shared or s.owner_id = ${teammateId})`;

/** A view’s condition over `v` and its contact `c`; null when it is broken. */
export function conversationsOfView(
  { workspaceId }: { readonly workspaceId: string },
  condition: ViewShown['condition'],
  catalogue: WorkspaceCatalogue,
  now: Date,
): RawBuilder<SqlBool> | null {
  const mine = sql<SqlBool>`v.workspace_id = ${workspaceId}`;
  if (condition === null) return mine;
  const names = { alias: 'v', contactAlias: 'c', workspaceId, context: catalogue, now };
  try {
    return sql<SqlBool>`(${mine} and ${compileConversationCondition(condition, names)})`;
  } catch (error) {
    if (error instanceof BrokenCondition) return null;
    throw error;
  }
}

/**
 * The batch question for how many conversations meet each condition, written as JSON: one statement for all; a broken
 * one is not told.
 */
export async function countsOfConditions(
  reader: Reader,
  conditions: readonly string[],
): Promise<Map<string, number>> {
  const catalogue = await readWorkspaceCatalogue(reader);
  const now = new Date();
  const questions = conditions.flatMap((text) => {
    const which = conversationsOfView(reader, JSON.parse(text), catalogue, now);
    return which === null
      ? []
      : sql`select ${text} as condition, count(*) as count from ${conversationsWithContacts} where ${which}`;
  });
  if (questions.length === 0) return new Map();
  const { rows } = await sql<{ condition: string; count: number }>`
    ${sql.join(questions, sql` union all `)}
  `.execute(reader.db);
  return new Map(rows.map(({ condition, count }) => [condition, count]));
}
