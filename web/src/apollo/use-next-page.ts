import { useCallback, useEffect, useRef } from 'react';

interface GrowingList {
  nodes: readonly unknown[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/**
 * What a table calls when its end comes near: asks for the next page, once at a time. Undefined when there is none.
 * `fetchMore` is the query's own.
 */
export function useNextPage(
  list: GrowingList | undefined,
  fetchMore: (options: { variables: { after: string } }) => Promise<unknown>,
): (() => void) | undefined {
  const asked = useRef<string | null>(null);
  const cursor = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : undefined;
  const loaded = list?.nodes.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that was read anew may end at the same cursor again.
  useEffect(() => {
    asked.current = null;
  }, [loaded]);
  const next = useCallback(() => {
    if (!cursor || asked.current === cursor) return;
    asked.current = cursor;
    fetchMore({ variables: { after: cursor } }).catch(() => {
      // The page's own error state tells; the same cursor may be asked for again.
      asked.current = null;
    });
  }, [cursor, fetchMore]);
  return cursor ? next : undefined;
}
