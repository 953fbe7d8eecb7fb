/** Who did it, as the audit log keeps it: `teammate:mate_…`, `key:key_…`, `rule`, `import:imp_…`, `system`. */
export type Actor = string;

export const systemActor: Actor = 'system';

/** Whether the actor is a program over the API rather than a person in the console. */
export function isApiKey(actor: Actor): boolean {
  return actor.startsWith('key:');
}

/** The id of the teammate who did it; null when it was none. */
export function teammateOf(actor: Actor | null): string | null {
  return /^teammate:(.+)$/.exec(actor ?? '')?.[1] ?? null;
}
