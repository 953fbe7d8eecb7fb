/** A value that an activity changed, in words. */
export interface ActivityChange {
  name: string;
  before: string;
  after: string;
}

interface ChangeWords {
  /** What values are called, by their keys. */
  names: Record<string, string>;
  words: (value: unknown) => string;
  /** Leaves out what has no name: of a conversation, the rest is ids, and times that follow from the act. */
  namedOnly: boolean;
}

/** What was before and after, where it is short enough to read: conditions are compared where their versions stand. */
export function changesOf(
  { before, after }: Record<string, unknown>,
  { names, words, namedOnly }: ChangeWords,
): ActivityChange[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    if (key === 'version' || (namedOnly && !(key in names))) return [];
    const [was, is] = [before[key] ?? null, after[key] ?? null];
    if (isRecord(was) || isRecord(is) || JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ name: names[key] ?? key.replace(/^properties\./, ''), before: words(was), after: words(is) }];
  });
}

export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
