/** Random choices that are the same in every run with the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** Like `pick`, but earlier items come up more often, as real values do. */
  pickEarly<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(items.length * this.next() * this.next())];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  some<Item>(items: readonly Item[], count: number): Item[] {
    return [...new Set(Array.from({ length: count }, () => this.pickEarly(items)))];
  }
}
