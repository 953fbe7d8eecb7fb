import { useEffect, useMemo, useRef, useState } from 'react';
import { type Draft, ownerOf } from './query';
import { isGroup, nodeOf } from './tree';
import type { FieldList } from './use-fields';

interface LiveProblemsInput {
  list: FieldList;
  draft: Draft;
  timeZone: string;
  /** What the server refused of the last save; it stands until the next edit. */
  refused: ReadonlyMap<string, string>;
}

interface LiveProblems {
  problems: ReadonlyMap<string, string>;
  /** Called when the focus leaves a row: from then on, an empty value is no longer one that is about to be typed. */
  left: (id: string) => void;
}

const QUIET = 350;

/**
 * What is wrong with the condition, a moment after the last edit, by the very check that the server runs. A predicate
 * that was just added and is still empty is left alone until the person has gone on to something else.
 */
export function useLiveProblems({ list, draft, timeZone, refused }: LiveProblemsInput): LiveProblems {
  const [found, setFound] = useState<ReadonlyMap<string, string>>(refused);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const fresh = useFreshNodes(draft, gone);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const { condition, owners } = list.write(draft);
      const { issuesOf } = await import('./check-condition');
      if (stale) return;
      const issues = condition ? issuesOf(condition, list.catalogue, timeZone) : [];
      const next = new Map<string, string>();
      for (const { path, message } of issues) {
        const id = ownerOf(path, owners);
        if (!next.has(id)) next.set(id, message);
      }
      setFound(next);
    }, QUIET);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [draft, list, timeZone]);
  const problems = useMemo(() => {
    const shown = new Map([...found].filter(([id]) => !fresh.has(id) && isSaid(draft, id)));
    for (const [id, message] of refused) shown.set(id, message);
    return shown;
  }, [found, fresh, refused, draft]);
  return {
    problems,
    left: (id) => setGone((before) => (before.has(id) ? before : new Set([...before, id]))),
  };
}

/** An answer about a node that was mended since, or is gone, is not shown while the next is on its way. */
function isSaid(draft: Draft, id: string): boolean {
  return id === '' || draft.id === id || nodeOf(draft, id) !== null;
}

/** Nodes that came after the builder was opened, are empty, and were not left yet. */
function useFreshNodes(draft: Draft, left: ReadonlySet<string>): ReadonlySet<string> {
  const first = useRef<ReadonlySet<string> | null>(null);
  first.current ??= new Set(idsOf(draft));
  const known = first.current;
  return useMemo(
    () => new Set(emptyOnes(draft).filter((id) => !known.has(id) && !left.has(id))),
    [draft, known, left],
  );
}

function idsOf(draft: Draft): string[] {
  return draft.rules.flatMap((node) => [node.id ?? '', ...(isGroup(node) ? idsOf(node) : [])]);
}

function emptyOnes(draft: Draft): string[] {
  return draft.rules.flatMap((node) => {
    if (isGroup(node)) return emptyOnes(node);
    const isEmpty = node.value === '' || (Array.isArray(node.value) && node.value.length === 0);
    return isEmpty ? [node.id ?? ''] : [];
  });
}
