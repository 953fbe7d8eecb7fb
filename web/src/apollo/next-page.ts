interface GrowingList {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** Where the next page of a list begins; undefined when there is none. */
export function nextCursor(list: GrowingList | undefined): string | undefined {
  return (list?.pageInfo.hasNextPage && list.pageInfo.endCursor) || undefined;
}

/** Asks for each page once, however often the end of a list comes near. */
export class PageAsker {
  #asked: string | null = null;

  /** The list has another length: one that was read anew may end at the same cursor again. */
  reset(): void {
    this.#asked = null;
  }

  ask(cursor: string, fetchPage: (after: string) => Promise<unknown>): void {
    if (this.#asked === cursor) return;
    this.#asked = cursor;
    fetchPage(cursor).catch(() => {
      // The page's own error state says why; the same cursor may be asked for again.
      this.#asked = null;
    });
  }
}
