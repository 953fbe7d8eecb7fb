import type { Named } from './conversation-state';

export type DraftKind = 'reply' | 'note';

/** A file that the server has, and that goes with a draft. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** What was written and not sent yet. */
export interface Draft {
  text: string;
  /** Whom it names. */
  mentions: readonly Named[];
  files: readonly DraftFile[];
}

export const NO_DRAFT: Draft = { text: '', mentions: [], files: [] };

export const sameFiles = (one: readonly DraftFile[], other: readonly DraftFile[]): boolean =>
  one.map(({ id }) => id).join() === other.map(({ id }) => id).join();

/** Whether they say the same: the same text with the same files. */
export const saysSame = (one: Draft, other: Draft): boolean =>
  one.text === other.text && sameFiles(one.files, other.files);

/** A draft that the server has not got yet, as this browser keeps it. */
export interface LocalDraft extends Draft {
  /** When it was written, by the clock of this browser. */
  at: string;
  /** When the draft over which it was written was saved; null: over none. */
  base: string | null;
}

export function placeOf(teammateId: string, conversationId: string, kind: DraftKind): string {
  return `cadre-draft ${teammateId} ${conversationId} ${kind}`;
}

export function readLocal(place: string): LocalDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return isDraft(kept) ? { at: '', base: null, files: [], ...kept } : null;
  } catch {
    return null;
  }
}

/** One that was kept before drafts had files has none. */
function isDraft(value: unknown): value is Omit<Draft, 'files'> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'mentions' in value &&
    Array.isArray(value.mentions)
  );
}

/** @returns whether it is kept; not where the browser keeps nothing or its room is full. */
export function keepLocal(place: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Another window of this browser may have written there meanwhile: only what says the same goes. */
export function dropLocal(place: string, draft: Draft): void {
  try {
    const local = readLocal(place);
    if (local && saysSame(local, draft)) localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/**
 * Whether what this browser keeps is later than what the server has. Written over what the server still has, it is;
 * else somebody saved meanwhile, and the clocks decide.
 */
export function isLater(local: LocalDraft, savedAt: string | null): boolean {
  if (local.base === savedAt) return true;
  return savedAt === null || Date.parse(local.at) > Date.parse(savedAt);
}
