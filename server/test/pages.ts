import { present } from './api.js';

/** A page of a list, with what leads to the next one in either direction. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage?: boolean;
    readonly endCursor?: string | null;
    readonly hasPreviousPage?: boolean;
    readonly startCursor?: string | null;
  };
}

/** Reads a list page by page from its beginning. */
export async function readForward<Node>(
  read: (after: string | null) => Promise<Page<Node>>,
): Promise<Node[]> {
  const found: Node[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Page<Node> = await read(after);
    found.push(...nodes);
    after = pageInfo.hasNextPage ? present(pageInfo.endCursor) : null;
  } while (after !== null);
  return found;
}

/** Reads a list page by page from its end; the answer is in the order of the list. */
export async function readBackward<Node>(
  read: (before: string | null) => Promise<Page<Node>>,
): Promise<Node[]> {
  const found: Node[] = [];
  let before: string | null = null;
  do {
    const { nodes, pageInfo }: Page<Node> = await read(before);
    found.unshift(...nodes);
    before = pageInfo.hasPreviousPage ? present(pageInfo.startCursor) : null;
  } while (before !== null);
  return found;
}
