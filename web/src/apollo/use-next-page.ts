import { useCallback, useEffect, useState } from 'react';
import { nextCursor, PageAsker } from './next-page';

/**
 * What a table calls when its end comes near: asks for the next page, once at a time. Undefined when there is none.
 * `fetchMore` is the query's own.
 */
export function useNextPage(
  list: Parameters<typeof nextCursor>[0],
  fetchMore: (options: { variables: { after: string } }) => Promise<unknown>,
): (() => void) | undefined {
  const [asker] = useState(() => new PageAsker());
  const cursor = nextCursor(list);
  const loaded = list?.nodes.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that was read anew may end at the same cursor again.
  useEffect(() => asker.reset(), [loaded]);
  const next = useCallback(() => {
    if (cursor) asker.ask(cursor, (after) => fetchMore({ variables: { after } }));
  }, [asker, cursor, fetchMore]);
  return cursor ? next : undefined;
}
