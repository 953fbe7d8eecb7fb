import { NOWHERE, type Pattern, ROOT, Trie } from './trie.js';
import type { TruthTable } from './truth-table.js';

/** Marks the predicates that a text makes true. */
export interface TextMatcher {
  mark(text: string, table: TruthTable): void;
}

/** Finds every pattern that the text starts with, in one walk as long as the longest of them. */
export class PrefixMatcher implements TextMatcher {
  private readonly trie: Trie;

  constructor(patterns: readonly Pattern[]) {
    this.trie = new Trie(patterns);
  }

  mark(text: string, table: TruthTable): void {
    let state = ROOT;
    for (let index = 0; index < text.length; index++) {
      state = this.trie.child(state, text.charCodeAt(index));
      if (state === NOWHERE) return;
      const predicate = this.trie.predicates[state] ?? NOWHERE;
      if (predicate !== NOWHERE) table.mark(predicate);
    }
  }
}

/** The same from the other end. */
export class SuffixMatcher implements TextMatcher {
  private readonly trie: Trie;

  constructor(patterns: readonly Pattern[]) {
    this.trie = new Trie(patterns.map(({ text, predicate }) => ({ text: reversed(text), predicate })));
  }

  mark(text: string, table: TruthTable): void {
    let state = ROOT;
    for (let index = text.length - 1; index >= 0; index--) {
      state = this.trie.child(state, text.charCodeAt(index));
      if (state === NOWHERE) return;
      const predicate = this.trie.predicates[state] ?? NOWHERE;
      if (predicate !== NOWHERE) table.mark(predicate);
    }
  }
}

/** By code unit: only compared with texts read backwards in the same way. */
function reversed(text: string): string {
  return text.split('').reverse().join('');
}

const ASCII = 128;

/** Finds every pattern that the text contains in one pass over it (Aho–Corasick). */
export class SubstringMatcher implements TextMatcher {
  private readonly trie: Trie;
  /** By state: the longest proper suffix of it that is also a state. */
  private readonly fallbacks: Int32Array;
  /** By state: itself or the nearest of its fallbacks where a pattern ends; the root when there is none. */
  private readonly outputs: Int32Array;
  /** Most units of most texts are read at the root and leave nothing behind. */
  private readonly rootEdges = new Int32Array(ASCII);

  constructor(patterns: readonly Pattern[]) {
    this.trie = new Trie(patterns);
    this.fallbacks = new Int32Array(this.trie.size);
    this.outputs = new Int32Array(this.trie.size);
    for (let unit = 0; unit < ASCII; unit++) {
      this.rootEdges[unit] = Math.max(ROOT, this.trie.child(ROOT, unit));
    }
    this.link();
  }

  mark(text: string, table: TruthTable): void {
    const { outputs, rootEdges } = this;
    let state = ROOT;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      state = state === ROOT && unit < ASCII ? (rootEdges[unit] ?? ROOT) : this.step(state, unit);
      if (state === ROOT) continue;
      const output = outputs[state] ?? ROOT;
      if (output !== ROOT) this.markOutputs(output, table);
    }
  }

  private step(from: number, unit: number): number {
    for (let state = from; state !== ROOT; state = this.fallbacks[state] ?? ROOT) {
      const next = this.trie.child(state, unit);
      if (next !== NOWHERE) return next;
    }
    return unit < ASCII ? (this.rootEdges[unit] ?? ROOT) : Math.max(ROOT, this.trie.child(ROOT, unit));
  }

  private markOutputs(first: number, table: TruthTable): void {
    for (let state = first; state !== ROOT; ) {
      const predicate = this.trie.predicates[state] ?? NOWHERE;
      // Whoever marked this one has marked all that end inside it as well.
      if (table.isTrue(predicate)) return;
      table.mark(predicate);
      state = this.outputs[this.fallbacks[state] ?? ROOT] ?? ROOT;
    }
  }

  /** Fills fallbacks and outputs; each state needs those of shorter ones, which have lower numbers. */
  private link(): void {
    const { parents, units, predicates, size } = this.trie;
    for (let state = 1; state < size; state++) {
      const parent = parents[state] ?? ROOT;
      const fallback = parent === ROOT ? ROOT : this.step(this.fallbacks[parent] ?? ROOT, units[state] ?? 0);
      this.fallbacks[state] = fallback;
      this.outputs[state] = predicates[state] !== NOWHERE ? state : (this.outputs[fallback] ?? ROOT);
    }
  }
}
