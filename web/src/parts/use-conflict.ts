import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import type { Refusal } from '../apollo/errors';
import { isConflict, theirs } from './conflict';

interface ConflictInput<Thing> {
  refusals: readonly Refusal[];
  /** What the editing began with. */
  base: Thing;
  /** The same as it was read last. */
  latest: Thing;
  /** The name of the query that reads it; several where it is read in several places. */
  query: string | string[];
}

/** When a save met somebody else's change: theirs, once it has been read. Null as long as there is no conflict. */
export function useConflict<Thing extends { version: number }>(input: ConflictInput<Thing>): Thing | null {
  const { refusals, base, latest, query } = input;
  const client = useApolloClient();
  const conflict = refusals.find(isConflict);
  const asked = [query].flat().join(' ');
  useEffect(() => {
    if (conflict) client.refetchQueries({ include: asked.split(' ') });
  }, [conflict, client, asked]);
  return theirs(refusals, base, latest);
}
