import { useCallback, useRef } from 'react';

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

/**
 * What a table calls when its end comes near: the next page, once at a time, and undefined when there is none.
 * `fetchMore` is the query's own.
 */
export function useNextPage(
  pageInfo: PageInfo | undefined,
  fetchMore: (options: { variables: { after: string } }) => Promise<unknown>,
): (() => void) | undefined {
  const asked = useRef<string | null>(null);
  const cursor = pageInfo?.hasNextPage ? pageInfo.endCursor : undefined;
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
