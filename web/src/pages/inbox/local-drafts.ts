import type { Named } from './conversation-state';

export type DraftKind = 'reply' | 'note';

/** What was written and not sent yet. */
export interface Draft {
  text: string;
  /** Whom it names. */
  mentions: readonly Named[];
}

export const NO_DRAFT: Draft = { text: '', mentions: [] };

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
    return isDraft(kept) ? { at: '', base: null, ...kept } : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown): value is Draft {
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
export function dropLocal(place: string, text: string): void {
  try {
    if (readLocal(place)?.text === text) localStorage.removeItem(place);
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
