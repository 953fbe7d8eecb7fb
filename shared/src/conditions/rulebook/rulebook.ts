import type { ConditionContext } from '../ast.js';
import type { Facts } from '../facts.js';
import type { ConditionIssue } from '../read-condition.js';
import type { Chapter, Rule } from './chapter.js';
import { compileChapter } from './compile-chapter.js';

/** What is wrong with each rule that cannot be read, by its id. */
export type BrokenRules = ReadonlyMap<string, readonly ConditionIssue[]>;

/** A chapter, and what was taken out of it since it was compiled. */
interface BoundChapter {
  readonly chapter: Chapter;
  /** By place in the chapter: 1 for a rule that no longer counts. */
  readonly removed: Uint8Array | undefined;
  /** How many rules still count. */
  readonly size: number;
}

/** An edit compiles the newest chapter again, so this bounds what it costs (about ten microseconds a rule). */
const NEWEST_CHAPTER = 32;
/** Chapters that are not this much larger than the newer ones are compiled into one with them. */
const FOLD_RATIO = 16;

/**
 * All rules of a kind in a workspace, compiled so that one contact meets them all at once. A rulebook does not change:
 * an edit gives another one, which shares nearly everything with the first. Edits cost about the same however
 * many rules there are, because old rules stay compiled in large chapters and new ones go into small ones, which
 * are folded together now and then.
 */
export class Rulebook {
  private constructor(
    private readonly context: ConditionContext,
    private readonly chapters: readonly BoundChapter[],
    /** Rules that are skipped as a whole, because a part of them cannot be read. */
    readonly broken: BrokenRules,
  ) {}

  /** Compiles rules; of two with the same id the later one counts. */
  static of(rules: Iterable<Rule>, context: ConditionContext): Rulebook {
    const distinct = new Map<string, Rule>();
    for (const rule of rules) distinct.set(rule.id, rule);
    const { chapter, broken } = compileChapter(distinct.values(), context);
    return new Rulebook(context, chapter.rules.length > 0 ? [bound(chapter)] : [], broken);
  }

  /** How many rules can match: neither broken nor without a condition. */
  get size(): number {
    return this.chapters.reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * The ids of the rules that these facts meet, each once, in no particular order. `now` is in epoch milliseconds.
   * Total: no facts make it throw.
   */
  match(facts: Facts, now: number): string[] {
    const [first, ...others] = this.chapters;
    if (!first) return [];
    const found = first.chapter.match(facts, now, first.removed);
    for (const { chapter, removed } of others) {
      for (const id of chapter.match(facts, now, removed)) found.push(id);
    }
    return found;
  }

  /** The same rules with this one added, or changed when there is one with its id. */
  withRule(rule: Rule): Rulebook {
    const { chapters, broken } = this.withoutRule(rule.id);
    const newest = chapters.at(-1);
    const hasRoom = newest !== undefined && newest.size < NEWEST_CHAPTER;
    const compiled = compileChapter([...(hasRoom ? rulesOf(newest) : []), rule], this.context);
    if (compiled.broken.size > 0) {
      return new Rulebook(this.context, chapters, new Map([...broken, ...compiled.broken]));
    }
    if (compiled.chapter.rules.length === 0) return new Rulebook(this.context, chapters, broken);
    const older = hasRoom ? chapters.slice(0, -1) : chapters;
    return new Rulebook(this.context, this.fold([...older, bound(compiled.chapter)]), broken);
  }

  /** The same rules without the one of this id, if there is one. */
  withoutRule(id: string): Rulebook {
    const chapters = this.chapters.map((part) => this.withoutIn(part, id)).filter(({ size }) => size > 0);
    const broken = new Map(this.broken);
    broken.delete(id);
    return new Rulebook(this.context, chapters, broken);
  }

  private withoutIn(part: BoundChapter, id: string): BoundChapter {
    const place = part.chapter.placeOf(id);
    if (place === undefined || part.removed?.[place] === 1) return part;
    const removed = part.removed?.slice() ?? new Uint8Array(part.chapter.rules.length);
    removed[place] = 1;
    const left = { chapter: part.chapter, removed, size: part.size - 1 };
    // Rules that no longer count are still looked at, so a chapter may not consist of them.
    return left.size * 2 < removed.length && left.size > 0 ? this.compiled([left]) : left;
  }

  /** Joins the newest chapter with older ones when it is full. */
  private fold(chapters: readonly BoundChapter[]): readonly BoundChapter[] {
    const older = [...chapters];
    const joined = older.splice(-1);
    let size = joined[0]?.size ?? 0;
    if (size < NEWEST_CHAPTER) return chapters;
    for (let next = older.at(-1); next && next.size <= size * FOLD_RATIO; next = older.at(-1)) {
      joined.unshift(next);
      older.pop();
      size += next.size;
    }
    return joined.length > 1 ? [...older, this.compiled(joined)] : chapters;
  }

  private compiled(parts: readonly BoundChapter[]): BoundChapter {
    return bound(compileChapter(parts.flatMap(rulesOf), this.context).chapter);
  }
}

export function buildRulebook(rules: Iterable<Rule>, context: ConditionContext): Rulebook {
  return Rulebook.of(rules, context);
}

function bound(chapter: Chapter): BoundChapter {
  return { chapter, removed: undefined, size: chapter.rules.length };
}

function rulesOf({ chapter, removed }: BoundChapter): Rule[] {
  return chapter.rules.filter((_, place) => removed?.[place] !== 1);
}
