import { useEffect, useMemo, useRef, useState } from 'react';
import type { FieldList } from './field-list';
import { freshNodes, idsOf, type Problems, problemsByNode, shownProblems } from './live-problems';
import type { Draft } from './query';

interface LiveProblemsInput {
  list: FieldList;
  draft: Draft;
  timeZone: string;
  /** What the server refused of the last save; it stands until the next edit. */
  refused: Problems;
}

interface LiveProblems {
  problems: Problems;
  /** Called when the focus leaves a row: from then on, an empty value is no longer one that is about to be typed. */
  left: (id: string) => void;
}

const QUIET = 350;

/**
 * What is wrong with the condition, a moment after the last edit, by the very check that the server runs. A predicate
 * that was just added and is still empty is left alone until the person has gone on to something else.
 */
export function useLiveProblems({ list, draft, timeZone, refused }: LiveProblemsInput): LiveProblems {
  const [found, setFound] = useState<Problems>(refused);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const fresh = useFreshNodes(draft, gone);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const { condition, owners } = list.write(draft);
      const { issuesOf } = await import('./check-condition');
      if (stale) return;
      const issues = condition ? issuesOf(condition, list.catalogue, timeZone) : [];
      setFound(problemsByNode(issues, owners));
    }, QUIET);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [draft, list, timeZone]);
  const problems = useMemo(
    () => shownProblems({ draft, found, refused, fresh }),
    [found, fresh, refused, draft],
  );
  return {
    problems,
    left: (id) => setGone((before) => (before.has(id) ? before : new Set([...before, id]))),
  };
}

/** Empty nodes that were added since the builder was opened, and that the person has not left yet. */
function useFreshNodes(draft: Draft, left: ReadonlySet<string>): ReadonlySet<string> {
  const first = useRef<ReadonlySet<string> | null>(null);
  first.current ??= new Set(idsOf(draft));
  const known = first.current;
  return useMemo(() => freshNodes(draft, known, left), [draft, known, left]);
}
