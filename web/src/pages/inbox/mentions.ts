import type { Named } from './conversation-state';
import type { Draft } from './local-drafts';

/** The name that is begun between an @ at the start of a word and the caret; null where none is. */
export function begunMention(textToCaret: string): string | null {
  return /(?:^|\s)@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?)$/u.exec(textToCaret)?.[1] ?? null;
}

/** The draft with a person named in the place of what was begun, and where the caret stands then. */
export function mention<Some extends Pick<Draft, 'text' | 'mentions'>>(
  draft: Some,
  caret: number,
  begun: string,
  person: Named,
): { draft: Some; caret: number } {
  const before = `${draft.text.slice(0, caret - begun.length - 1)}@${person.name} `;
  const others = draft.mentions.filter(({ id }) => id !== person.id);
  return {
    draft: { ...draft, text: before + draft.text.slice(caret), mentions: [...others, person] },
    caret: before.length,
  };
}

/** Those of the people found whom the letters still fit: Enter must never name somebody else. */
export function stillFitting<Person extends { readonly name: string }>(
  people: readonly Person[],
  begun: string,
): Person[] {
  const letters = begun.toLocaleLowerCase();
  return people.filter(({ name }) => name.toLocaleLowerCase().includes(letters));
}

/** Whom a text still names of those who were named while it was written. */
export function namedIn(text: string, mentions: readonly Named[]): string[] {
  return mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
}
