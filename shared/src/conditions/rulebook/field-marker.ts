import { type Facts, isDateFact, isTextList } from '../facts.js';
import { Cuts, LimitRange } from './limits.js';
import type { FieldPredicates, SharedPredicate } from './shared-predicates.js';
import { PrefixMatcher, SubstringMatcher, SuffixMatcher, type TextMatcher } from './text-matchers.js';
import type { Pattern } from './trie.js';
import { TRUE_PREDICATE, type TruthTable } from './truth-table.js';
import { ValueIndex } from './value-index.js';

/** Marks every predicate of one field that the facts make true. */
export interface FieldMarker {
  mark(facts: Facts, now: number, table: TruthTable): void;
}

/** What marks the predicates of a field, which have their numbers; `filed` as for the truth table. */
export function markerFor(predicates: FieldPredicates, filed: Uint8Array): FieldMarker {
  switch (predicates.type) {
    case 'NUMBER':
      return new NumberMarker(predicates, filed);
    case 'DATE':
      return new DateMarker(predicates, filed);
    case 'BOOLEAN':
      return new BooleanMarker(predicates, filed);
    case 'MULTI_CHOICE':
    case 'SEGMENTS':
      return new ListMarker(predicates, filed);
    case 'TEXT':
    case 'CHOICE':
    case 'REFERENCE':
      return new TextMarker(predicates, filed);
  }
}

class TextMarker implements FieldMarker {
  private readonly field: string;
  private readonly present: number;
  private readonly values: ValueIndex | undefined;
  private readonly texts: readonly TextMatcher[];

  constructor(predicates: FieldPredicates, filed: Uint8Array) {
    this.field = predicates.field;
    this.present = presentOf(predicates);
    this.values = valuesOf(predicates, filed);
    this.texts = textsOf(predicates);
  }

  mark(facts: Facts, _now: number, table: TruthTable): void {
    const value = facts.get(this.field);
    if (typeof value !== 'string' || value === '') return;
    table.mark(this.present);
    this.values?.mark(value, table);
    for (const matcher of this.texts) matcher.mark(value, table);
  }
}

class ListMarker implements FieldMarker {
  private readonly field: string;
  private readonly present: number;
  private readonly values: ValueIndex | undefined;
  private readonly texts: readonly TextMatcher[];

  constructor(predicates: FieldPredicates, filed: Uint8Array) {
    this.field = predicates.field;
    this.present = presentOf(predicates);
    this.values = valuesOf(predicates, filed);
    this.texts = textsOf(predicates);
  }

  mark(facts: Facts, _now: number, table: TruthTable): void {
    const value = facts.get(this.field);
    if (value === undefined || !isTextList(value)) return;
    table.mark(this.present);
    for (const element of value) {
      this.values?.mark(element, table);
      if (typeof element === 'string') for (const matcher of this.texts) matcher.mark(element, table);
    }
  }
}

class BooleanMarker implements FieldMarker {
  private readonly field: string;
  private readonly present: number;
  private readonly values: ValueIndex | undefined;

  constructor(predicates: FieldPredicates, filed: Uint8Array) {
    this.field = predicates.field;
    this.present = presentOf(predicates);
    this.values = valuesOf(predicates, filed);
  }

  mark(facts: Facts, _now: number, table: TruthTable): void {
    const value = facts.get(this.field);
    if (typeof value !== 'boolean') return;
    table.mark(this.present);
    this.values?.mark(value, table);
  }
}

class NumberMarker implements FieldMarker {
  private readonly field: string;
  private readonly present: number;
  private readonly values: ValueIndex | undefined;
  private readonly cuts: Cuts;
  private readonly greaterThan: LimitRange;
  private readonly atLeast: LimitRange;
  private readonly lessThan: LimitRange;
  private readonly atMost: LimitRange;

  constructor(predicates: FieldPredicates, filed: Uint8Array) {
    this.field = predicates.field;
    this.present = presentOf(predicates);
    this.values = valuesOf(predicates, filed);
    const { greaterThan, atLeast, lessThan, atMost } = predicates.limits;
    this.cuts = new Cuts([greaterThan, atLeast, lessThan, atMost]);
    this.greaterThan = new LimitRange(greaterThan, this.cuts, filed);
    this.atLeast = new LimitRange(atLeast, this.cuts, filed);
    this.lessThan = new LimitRange(lessThan, this.cuts, filed);
    this.atMost = new LimitRange(atMost, this.cuts, filed);
  }

  mark(facts: Facts, _now: number, table: TruthTable): void {
    const value = facts.get(this.field);
    if (typeof value !== 'number' || Number.isNaN(value)) return;
    table.mark(this.present);
    this.values?.mark(value, table);
    const below = this.cuts.countBelow(value);
    const upTo = this.cuts.countUpTo(value, below);
    this.greaterThan.markFirst(below, table);
    this.atLeast.markFirst(upTo, table);
    this.lessThan.markAfter(upTo, table);
    this.atMost.markAfter(below, table);
  }
}

class DateMarker implements FieldMarker {
  private readonly field: string;
  private readonly present: number;
  private readonly instants: Cuts;
  private readonly before: LimitRange;
  private readonly after: LimitRange;
  private readonly spans: Cuts;
  private readonly within: LimitRange;

  constructor(predicates: FieldPredicates, filed: Uint8Array) {
    this.field = predicates.field;
    this.present = presentOf(predicates);
    const { before, after, within } = predicates.limits;
    this.instants = new Cuts([before, after]);
    this.before = new LimitRange(before, this.instants, filed);
    this.after = new LimitRange(after, this.instants, filed);
    this.spans = new Cuts([within]);
    this.within = new LimitRange(within, this.spans, filed);
  }

  mark(facts: Facts, now: number, table: TruthTable): void {
    const value = facts.get(this.field);
    if (value === undefined || !isDateFact(value)) return;
    table.mark(this.present);
    const [from, to] = value;
    const belowFrom = this.instants.countBelow(from);
    const belowTo = from === to ? belowFrom : this.instants.countBelow(to);
    this.after.markFirst(belowFrom, table);
    this.before.markAfter(this.instants.countUpTo(to, belowTo), table);
    if (from <= now) this.within.markAfter(this.spans.countBelow(now - from), table);
  }
}

/** Where no rule asks whether the field is empty, its presence marks what is true anyway. */
function presentOf({ present }: FieldPredicates): number {
  return present?.number ?? TRUE_PREDICATE;
}

function valuesOf({ oneOf }: FieldPredicates, filed: Uint8Array): ValueIndex | undefined {
  return oneOf.size > 0 ? new ValueIndex(oneOf.values(), filed) : undefined;
}

function textsOf({ texts }: FieldPredicates): readonly TextMatcher[] {
  const { contains, startsWith, endsWith } = texts;
  const matchers: TextMatcher[] = [];
  if (contains.size > 0) matchers.push(new SubstringMatcher(patternsOf(contains)));
  if (startsWith.size > 0) matchers.push(new PrefixMatcher(patternsOf(startsWith)));
  if (endsWith.size > 0) matchers.push(new SuffixMatcher(patternsOf(endsWith)));
  return matchers;
}

function patternsOf(predicates: ReadonlyMap<string, SharedPredicate>): Pattern[] {
  return [...predicates].map(([text, { number }]) => ({ text, predicate: number }));
}
