import type { Condition } from '@cadre/shared/conditions/ast';
import { COLUMNS_AT_MOST, columnProblems } from '@cadre/shared/row-facts';
import { type RawBuilder, sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Forbidden, Invalid, NotFound } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { checkVersion } from '../conditions/rule-order.js';
import { saveReferences } from '../conditions/rule-versions.js';
import {
  checkCondition,
  readWorkspaceCatalogue,
  type WorkspaceCatalogue,
} from '../conditions/workspace-catalogue.js';
import { isReadyMadeId, readyMadeViews } from './ready-made.js';
import { SavedView } from './views.entity.js';
import { hasProperty, visible } from './views.read-model.js';

const viewsAtMost = 1_000;

/** Who keeps a view; a program keeps shared ones only. */
export interface Keeper {
  readonly teammateId: string | null;
  readonly isAdmin: boolean;
}

interface ViewInput {
  readonly name?: string | null | undefined;
  readonly condition?: unknown;
  readonly sort?: SavedView['sort'] | null | undefined;
  readonly descending?: boolean | null | undefined;
  readonly columns?: readonly string[] | null | undefined;
  readonly isShared?: boolean | null | undefined;
}

/** @throws Invalid */
export async function createView(
  unit: UnitOfWork,
  keeper: Keeper,
  input: ViewInput & { name: string },
): Promise<string> {
  const isShared = input.isShared ?? false;
  if (keeper.teammateId === null && !isShared) {
    throw Invalid.at(['input', 'isShared'], 'Only a person keeps a view for themselves.');
  }
  await refuseMoreThan(
    unit,
    isShared ? sql`s.is_shared` : sql`not s.is_shared and s.owner_id = ${keeper.teammateId}`,
  );
  const checked = await checkInput(unit, input);
  const view = unit.em.create(SavedView, {
    workspaceId: unit.workspaceId,
    id: newId('savedView'),
    name: checked.name ?? '',
    condition: checked.condition ?? null,
    sort: input.sort ?? 'UPDATED',
    descending: input.descending ?? true,
    columns: checked.columns ?? [],
    isShared,
    ownerId: keeper.teammateId,
    version: 1,
    createdAt: new Date(),
    updatedAt: new Date(),
  });
  await saveUses(unit, view);
  unit.record({ type: 'savedView.created', subjectId: view.id, data: { after: describe(view) } });
  return view.id;
}

/** What is left out stays. @throws NotFound; Forbidden for a shared one of somebody else; Conflict; Invalid */
export async function changeView(
  unit: UnitOfWork,
  keeper: Keeper,
  input: ViewInput & { id: string; expectedVersion?: number | null | undefined },
): Promise<string> {
  const view = await findOwn(unit, keeper, input.id);
  checkVersion(input.expectedVersion, view.version);
  const before = describe(view);
  const { name, condition, columns } = await checkInput(unit, input);
  if (input.isShared === false && view.ownerId === null) {
    throw Invalid.at(['input', 'isShared'], 'A view that a program made is everybody’s.');
  }
  Object.assign(view, {
    ...(name !== undefined && { name }),
    ...(condition !== undefined && { condition }),
    ...(columns !== undefined && { columns }),
    sort: input.sort ?? view.sort,
    descending: input.descending ?? view.descending,
    isShared: input.isShared ?? view.isShared,
    version: view.version + 1,
    updatedAt: new Date(),
  });
  await saveUses(unit, view);
  unit.record({ type: 'savedView.changed', subjectId: view.id, data: { before, after: describe(view) } });
  return view.id;
}

/** @throws NotFound; Forbidden for a shared one of somebody else */
export async function deleteView(unit: UnitOfWork, keeper: Keeper, id: string): Promise<string> {
  const view = await findOwn(unit, keeper, id);
  await saveReferences(unit, { kind: 'SAVED_VIEW', subjectId: id }, null);
  await sql`
    delete from saved_view_place where workspace_id = ${unit.workspaceId} and view_id = ${id}
  `.execute(unit.db);
  unit.em.remove(view);
  unit.record({ type: 'savedView.deleted', subjectId: id, data: { before: describe(view) } });
  return id;
}

/** Puts views into a person’s order, and pins some; views that are not named follow. @throws Invalid, NotFound */
export async function arrangeViews(
  unit: UnitOfWork,
  teammateId: string,
  input: { ids: readonly string[]; pinnedIds: readonly string[] },
): Promise<void> {
  const { workspaceId } = unit;
  const ids = [...new Set([...input.ids, ...input.pinnedIds])];
  if (ids.length > 2 * viewsAtMost)
    throw Invalid.at(['input', 'ids'], 'These are more views than there are.');
  const known = new Set((await readyMadeViews(unit, teammateId)).map((view) => view.id));
  const { rows } = await sql<{ id: string }>`
    select s.id from saved_view s
    where s.workspace_id = ${workspaceId} and s.id = any(${ids}) and ${visible(teammateId)}
  `.execute(unit.db);
  for (const { id } of rows) known.add(id);
  for (const [name, list] of Object.entries(input)) {
    const missing = list.findIndex((id: string) => !known.has(id));
    if (missing !== -1) throw new NotFound('view', ['input', name, String(missing)]);
  }
  const pinned = new Set(input.pinnedIds);
  const places = ids.map((id, position) => ({ id, position, is_pinned: pinned.has(id) }));
  await sql`
    delete from saved_view_place where workspace_id = ${workspaceId} and teammate_id = ${teammateId}
  `.execute(unit.db);
  await sql`
    insert into saved_view_place (workspace_id, teammate_id, view_id, position, is_pinned)
    select ${workspaceId}, ${teammateId}, id, position, is_pinned
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as row(id text, position int, is_pinned boolean)
  `.execute(unit.db);
}

async function findOwn(unit: UnitOfWork, { teammateId, isAdmin }: Keeper, id: string): Promise<SavedView> {
  if (isReadyMadeId(id))
    throw Invalid.at(['input', 'id'], 'A ready-made view stays as it is: save it as another.');
  const view = await unit.em.findOne(SavedView, { workspaceId: unit.workspaceId, id });
  const isOwn = view !== null && view.ownerId === teammateId;
  if (!view || !(view.isShared || isOwn)) throw new NotFound('view', ['input', 'id']);
  if (!isOwn && !isAdmin) throw new Forbidden('Only its owner or an admin changes a shared view.');
  return view;
}

async function refuseMoreThan(unit: UnitOfWork, which: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from saved_view s where s.workspace_id = ${unit.workspaceId} and ${which}
  `.execute(unit.db);
  if ((rows[0]?.count ?? 0) >= viewsAtMost) {
    throw Invalid.at(['input'], `There are ${viewsAtMost} views already; delete some that nobody uses.`);
  }
}

interface CheckedInput {
  readonly name?: string;
  readonly condition?: Condition | null;
  readonly columns?: string[];
}

async function checkInput(unit: UnitOfWork, input: ViewInput): Promise<CheckedInput> {
  const check = new InputCheck();
  const name = input.name == null ? undefined : check.text(input.name, ['input', 'name']);
  const columns = input.columns ? [...input.columns] : undefined;
  const asks = input.condition != null || (columns?.length ?? 0) > 0;
  const catalogue = asks ? await readWorkspaceCatalogue(unit) : null;
  if (columns && catalogue) checkColumns(check, columns, catalogue);
  check.done();
  return {
    ...(name !== undefined && { name }),
    ...(columns !== undefined && { columns }),
    ...(input.condition !== undefined && { condition: readCondition(input.condition, catalogue) }),
  };
}

function checkColumns(check: InputCheck, columns: readonly string[], catalogue: WorkspaceCatalogue): void {
  const path = ['input', 'columns'];
  if (columns.length > COLUMNS_AT_MOST) {
    check.add(path, `A view has at most ${COLUMNS_AT_MOST} columns.`);
    return;
  }
  for (const { index, message } of columnProblems(columns, hasProperty(catalogue))) {
    check.add([...path, String(index)], message);
  }
}

function readCondition(raw: unknown, catalogue: WorkspaceCatalogue | null): Condition | null {
  return catalogue && raw !== null ? checkCondition(raw, catalogue, 'VIEW', ['input', 'condition']) : null;
}

/** A view of one’s own keeps nobody from deleting what it names: it says so, and is mended. */
function saveUses(unit: UnitOfWork, { id, isShared, condition }: SavedView): Promise<void> {
  return saveReferences(unit, { kind: 'SAVED_VIEW', subjectId: id }, isShared ? (condition ?? null) : null);
}

function describe({ name, condition, sort, descending, columns, isShared }: SavedView) {
  return { name, condition, sort, descending, columns, isShared };
}
