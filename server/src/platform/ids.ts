import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** What an id is of; the prefix says it to a reader. */
export const idPrefixes = {
  workspace: 'wsp',
  account: 'acc',
  teammate: 'mate',
  invitation: 'inv',
  apiKey: 'key',
  contact: 'con',
  contactProperty: 'prp',
  contactImport: 'imp',
  segment: 'seg',
  teamGroup: 'team',
  queue: 'que',
  priorityRule: 'pri',
  conversation: 'cnv',
  message: 'msg',
  job: 'job',
  memberChange: 'chg',
  savedView: 'view',
  attachment: 'att',
} as const;

export type IdKind = keyof typeof idPrefixes;

/** A new id: opaque, sorted by the time it was made. */
export function newId(kind: IdKind): string {
  return `${idPrefixes[kind]}_${next().toLowerCase()}`;
}

/** What an id is of, by its prefix; null when it is no id of ours. */
export function kindOfId(id: string): IdKind | null {
  const prefix = id.slice(0, id.indexOf('_'));
  const found = Object.entries(idPrefixes).find(([, value]) => value === prefix);
  return found ? (found[0] as IdKind) : null;
}
