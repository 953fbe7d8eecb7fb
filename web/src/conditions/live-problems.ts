import { type Draft, ownerOf } from './query';
import { isGroup, nodeOf } from './tree';

/** What is wrong, by the id of the node that it is about; what is about no node is under "". */
export type Problems = ReadonlyMap<string, string>;

interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The first issue of each node. */
export function problemsByNode(issues: readonly Issue[], owners: ReadonlyMap<string, string>): Problems {
  const found = new Map<string, string>();
  for (const { path, message } of issues) {
    const id = ownerOf(path, owners);
    if (!found.has(id)) found.set(id, message);
  }
  return found;
}

interface ShownInput {
  draft: Draft;
  /** What the last check found, perhaps in an earlier draft. */
  found: Problems;
  /** What the server refused of the last save; it stands until the next edit. */
  refused: Problems;
  /** Nodes that are about to be filled in. */
  fresh: ReadonlySet<string>;
}

/** What is shown: nothing about fresh nodes, or about nodes that were removed since the last check. */
export function shownProblems({ draft, found, refused, fresh }: ShownInput): Problems {
  const isThere = (id: string) => id === '' || draft.id === id || nodeOf(draft, id) !== null;
  const shown = new Map([...found].filter(([id]) => !fresh.has(id) && isThere(id)));
  for (const [id, message] of refused) shown.set(id, message);
  return shown;
}

/** Nodes that came after the builder was opened with `known`, are empty, and were not left yet. */
export function freshNodes(
  draft: Draft,
  known: ReadonlySet<string>,
  left: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(emptyIds(draft).filter((id) => !known.has(id) && !left.has(id)));
}

export function idsOf(draft: Draft): string[] {
  return draft.rules.flatMap((node) => [node.id ?? '', ...(isGroup(node) ? idsOf(node) : [])]);
}

function emptyIds(draft: Draft): string[] {
  return draft.rules.flatMap((node) => {
    if (isGroup(node)) return emptyIds(node);
    const isEmpty = node.value === '' || (Array.isArray(node.value) && node.value.length === 0);
    return isEmpty ? [node.id ?? ''] : [];
  });
}
