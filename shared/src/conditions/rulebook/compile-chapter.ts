import type { ConditionContext } from '../ast.js';
import { prepareCondition } from '../prepare.js';
import type { ConditionIssue } from '../read-condition.js';
import { Chapter, ENTRY_SIZE, type Rule } from './chapter.js';
import { markerFor } from './field-marker.js';
import { type Entry, fileRule } from './filing.js';
import { type Formula, formulaOf, type Literal } from './formula.js';
import { numberPredicates } from './numbering.js';
import { ProgramWriter } from './program.js';
import { SharedPredicates } from './shared-predicates.js';
import { TRUE_PREDICATE, TruthTable } from './truth-table.js';

export interface CompiledChapter {
  readonly chapter: Chapter;
  /** What is wrong with the rules that were left out. */
  readonly broken: ReadonlyMap<string, readonly ConditionIssue[]>;
}

/** Compiles rules with distinct ids. A broken rule is left out as a whole and reported. */
export function compileChapter(rules: Iterable<Rule>, context: ConditionContext): CompiledChapter {
  const shared = new SharedPredicates();
  const broken = new Map<string, readonly ConditionIssue[]>();
  const sound: Rule[] = [];
  const formulas: Formula[] = [];
  for (const rule of rules) {
    if (rule.condition === null || rule.condition === undefined) continue;
    const prepared = prepareCondition(rule.condition, context);
    if (!prepared.ok) {
      broken.set(rule.id, prepared.issues);
      continue;
    }
    sound.push(rule);
    formulas.push(formulaOf(prepared.condition, shared));
  }
  return { chapter: assemble(sound, formulas, shared), broken };
}

function assemble(rules: readonly Rule[], formulas: readonly Formula[], shared: SharedPredicates): Chapter {
  const predicates = [...shared.fields.values()];
  const predicateCount = numberPredicates(predicates);
  const entriesByPredicate = fileAll(formulas, predicateCount);
  const filed = Uint8Array.from(entriesByPredicate, (entries) => (entries.length > 0 ? 1 : 0));
  return new Chapter({
    rules,
    markers: predicates.map((field) => markerFor(field, filed)),
    table: new TruthTable(filed),
    ...writeEntries(entriesByPredicate),
  });
}

interface FiledEntry {
  readonly entry: Entry;
  /** The place of its rule, doubled, plus one when the rule has other entries too. */
  readonly match: number;
}

function fileAll(formulas: readonly Formula[], predicateCount: number): readonly FiledEntry[][] {
  const filed: FiledEntry[][] = Array.from({ length: predicateCount }, () => []);
  for (const [rule, formula] of formulas.entries()) {
    const entries = fileRule(formula);
    const match = rule * 2 + (entries.length > 1 ? 1 : 0);
    for (const entry of entries) filed[entry.under?.number ?? TRUE_PREDICATE]?.push({ entry, match });
  }
  return filed;
}

/** Entries filed under the same predicate stand together, and so do their programs: they are read in one sweep. */
function writeEntries(filed: readonly (readonly FiledEntry[])[]) {
  const count = filed.reduce((sum, list) => sum + list.length, 0);
  const entries = new Int32Array(count * ENTRY_SIZE);
  const starts = new Int32Array(filed.length + 1);
  const programs = new ProgramWriter();
  let at = 0;
  for (const [predicate, list] of filed.entries()) {
    starts[predicate] = at;
    for (const { entry, match } of list) {
      entries[at] = encode(entry.guards[0]);
      entries[at + 1] = encode(entry.guards[1]);
      entries[at + 2] = programs.write(entry.rest);
      entries[at + 3] = match;
      at += ENTRY_SIZE;
    }
  }
  starts[filed.length] = at;
  return { entries, starts, steps: programs.toArray() };
}

/** The lowest bit says that the predicate must not hold. */
function encode(guard: Literal | undefined): number {
  return (guard?.predicate.number ?? TRUE_PREDICATE) * 2 + (guard?.negated ? 1 : 0);
}
