import type { Refusal } from '../apollo/errors';

/** Whether a save met somebody else's change. */
export const isConflict = ({ code }: Pick<Refusal, 'code'>): boolean => code === 'CONFLICT';

/** What somebody else saved meanwhile, once it has been read; null as long as there is no conflict. */
export function theirs<Thing extends { readonly version: number }>(
  refusals: readonly Refusal[],
  base: Thing,
  latest: Thing,
): Thing | null {
  return refusals.some(isConflict) && latest.version !== base.version ? latest : null;
}
