import { canonicalText } from '@cadre/shared/conditions/values';
import { keyOfName } from '@cadre/shared/key-of-name';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Conflict, Invalid, NotFound, Taken } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { Grouping } from './teams.entity.js';

/** The colours that a segment or team group can have; the console draws each in light and dark. */
export const colours = [
  'GRAY',
  'RED',
  'PINK',
  'GRAPE',
  'VIOLET',
  'INDIGO',
  'BLUE',
  'CYAN',
  'TEAL',
  'GREEN',
  'LIME',
  'YELLOW',
  'ORANGE',
] as const;

export type GroupingKind = Grouping['kind'];

export interface GroupingInput {
  name?: string | null | undefined;
  key?: string | null | undefined;
  colour?: string | null | undefined;
  description?: string | null | undefined;
  signedClaimsOnly?: boolean | null | undefined;
}

const nouns = { SEGMENT: 'segment', TEAM: 'team group' } as const;

/** Makes a segment or a team group. @throws Invalid, Taken */
export async function createGrouping(
  unit: UnitOfWork,
  kind: GroupingKind,
  input: GroupingInput & { name: string },
): Promise<Grouping> {
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name']);
  const key = input.key == null ? await freeKey(unit, kind, name) : check.key(input.key, ['input', 'key']);
  const description = check.optionalText(input.description, ['input', 'description'], 500) ?? null;
  check.done();
  await refuseTaken(unit, kind, { name, key });
  const now = new Date();
  const grouping = unit.em.create(Grouping, {
    workspaceId: unit.workspaceId,
    id: newId(kind === 'SEGMENT' ? 'segment' : 'teamGroup'),
    kind,
    key,
    name,
    nameCanonical: canonicalText(name),
    colour: input.colour ?? colours[(name.length * 7 + name.charCodeAt(0)) % colours.length] ?? 'GRAY',
    description,
    signedClaimsOnly: input.signedClaimsOnly ?? false,
    hours: 'WORKSPACE',
    workingHours: null,
    timeZone: null,
    version: 1,
    archivedAt: null,
    createdAt: now,
    updatedAt: now,
  });
  await unit.em.flush();
  unit.record({
    type: `${eventNoun(kind)}.created`,
    subjectId: grouping.id,
    data: { after: describe(grouping) },
  });
  return grouping;
}

/** Changes the name, colour, description or claims setting. @throws NotFound, Conflict, Invalid, Taken */
export async function changeGrouping(
  unit: UnitOfWork,
  kind: GroupingKind,
  input: GroupingInput & { id: string; expectedVersion?: number | null | undefined },
): Promise<Grouping> {
  const grouping = await findGrouping(unit, kind, input.id);
  if (input.expectedVersion != null && input.expectedVersion !== grouping.version) {
    throw new Conflict(grouping.version);
  }
  const check = new InputCheck();
  const before = describe(grouping);
  if (input.name != null) {
    grouping.name = check.text(input.name, ['input', 'name']);
    grouping.nameCanonical = canonicalText(grouping.name);
  }
  const description = check.optionalText(input.description, ['input', 'description'], 500);
  if (description !== undefined) grouping.description = description;
  check.done();
  if (input.colour != null) grouping.colour = input.colour;
  if (input.signedClaimsOnly != null) grouping.signedClaimsOnly = input.signedClaimsOnly;
  await refuseTaken(unit, kind, { name: grouping.name }, grouping.id);
  grouping.version += 1;
  grouping.updatedAt = new Date();
  unit.record({
    type: `${eventNoun(kind)}.changed`,
    subjectId: grouping.id,
    data: { before, after: describe(grouping) },
  });
  return grouping;
}

/**
 * Archives or brings back. @throws NotFound; Taken when its name or key belongs to another by now.
 */
export async function setArchived(
  unit: UnitOfWork,
  kind: GroupingKind,
  id: string,
  archived: boolean,
): Promise<Grouping> {
  const grouping = await findGrouping(unit, kind, id);
  if ((grouping.archivedAt !== null) === archived) return grouping;
  if (!archived) await refuseTaken(unit, kind, grouping, grouping.id);
  grouping.archivedAt = archived ? new Date() : null;
  grouping.version += 1;
  grouping.updatedAt = new Date();
  unit.record({ type: `${eventNoun(kind)}.${archived ? 'archived' : 'unarchived'}`, subjectId: grouping.id });
  return grouping;
}

/** By id, or by key among those that are not archived. @throws NotFound */
export async function findGrouping(
  unit: Pick<UnitOfWork, 'em' | 'workspaceId'>,
  kind: GroupingKind,
  idOrKey: string,
  path: readonly string[] = ['input', 'id'],
): Promise<Grouping> {
  const { workspaceId } = unit;
  const found = await unit.em.findOne(Grouping, {
    workspaceId,
    kind,
    $or: [{ id: idOrKey }, { key: idOrKey, archivedAt: null }],
  });
  if (!found) throw new NotFound(nouns[kind], path);
  return found;
}

async function refuseTaken(
  unit: UnitOfWork,
  kind: GroupingKind,
  wanted: { name: string; key?: string },
  exceptId = '',
): Promise<void> {
  const others = { workspaceId: unit.workspaceId, kind, archivedAt: null, id: { $ne: exceptId } };
  const name = { ...others, nameCanonical: canonicalText(wanted.name) };
  if (await unit.em.count(Grouping, name)) throw new Taken('This name is taken.', ['input', 'name']);
  if (wanted.key !== undefined && (await unit.em.count(Grouping, { ...others, key: wanted.key }))) {
    throw new Taken('This key is taken.', ['input', 'key']);
  }
}

async function freeKey(unit: UnitOfWork, kind: GroupingKind, name: string): Promise<string> {
  const wanted = keyOfName(name);
  for (let number = 1; number < 100; number += 1) {
    const key = number === 1 ? wanted : `${wanted}_${number}`;
    const taken = await unit.em.count(Grouping, {
      workspaceId: unit.workspaceId,
      kind,
      key,
      archivedAt: null,
    });
    if (taken === 0) return key;
  }
  throw Invalid.at(['input', 'key'], 'Give it a key: those made of its name are all taken.');
}

const eventNoun = (kind: GroupingKind) => (kind === 'SEGMENT' ? 'segment' : 'teamGroup');

function describe({ name, key, colour, description, signedClaimsOnly }: Grouping) {
  return { name, key, colour, description, signedClaimsOnly };
}
