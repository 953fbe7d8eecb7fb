import type { Condition } from '@cadre/shared/conditions/ast';

/** A line of a condition that is written as a list: a predicate in words, or the head of a group. */
export interface ConditionLine {
  readonly depth: number;
  readonly text: string;
}

export interface DiffLine extends ConditionLine {
  readonly change: 'same' | 'added' | 'removed';
}

interface Words {
  readonly all: string;
  readonly any: string;
  readonly not: string;
  readonly predicate: (condition: Condition) => string;
}

export function conditionLines(condition: Condition | null, words: Words, depth = 0): ConditionLine[] {
  if (!condition) return [];
  if ('is' in condition) return [{ depth, text: words.predicate(condition) }];
  if ('not' in condition) {
    return [{ depth, text: words.not }, ...conditionLines(condition.not, words, depth + 1)];
  }
  const [head, children] = 'all' in condition ? [words.all, condition.all] : [words.any, condition.any];
  return [{ depth, text: head }, ...children.flatMap((child) => conditionLines(child, words, depth + 1))];
}

/** What is gone and what came between two lists of lines: as much as can stay in its order stays. */
export function diffLines(before: readonly ConditionLine[], after: readonly ConditionLine[]): DiffLine[] {
  const key = ({ depth, text }: ConditionLine) => `${depth} ${text}`;
  const [olds, news] = [before.map(key), after.map(key)];
  // kept[i][j]: how many lines stay of those from i on and those from j on.
  const kept = Array.from({ length: olds.length + 1 }, () => new Array<number>(news.length + 1).fill(0));
  const at = (old: number, young: number) => kept[old]?.[young] ?? 0;
  for (let old = olds.length - 1; old >= 0; old -= 1) {
    for (let young = news.length - 1; young >= 0; young -= 1) {
      const row = kept[old];
      if (!row) continue;
      const same = olds[old] === news[young];
      row[young] = same ? at(old + 1, young + 1) + 1 : Math.max(at(old + 1, young), at(old, young + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [old, young] = [0, 0];
  while (old < before.length || young < after.length) {
    const [gone, come] = [before[old], after[young]];
    if (gone && come && olds[old] === news[young]) {
      lines.push({ ...come, change: 'same' });
      old += 1;
      young += 1;
    } else if (gone && (!come || at(old + 1, young) >= at(old, young + 1))) {
      lines.push({ ...gone, change: 'removed' });
      old += 1;
    } else if (come) {
      lines.push({ ...come, change: 'added' });
      young += 1;
    }
  }
  return lines;
}
