// A number in a Set takes about as much memory as so many bits.
const bitsOfAnEntry = 320;

/** Numbers of conversations. Few are kept one by one; when they are many for how high they go, a bit each. */
export class NumberSet {
  #few: Set<number> | null = new Set();
  #bits = new Uint8Array(0);
  #size = 0;
  #highest = 0;

  get size(): number {
    return this.#few?.size ?? this.#size;
  }

  has(number: number): boolean {
    if (this.#few) return this.#few.has(number);
    return ((this.#bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }

  add(number: number): void {
    if (this.has(number)) return;
    this.#highest = Math.max(this.#highest, number);
    if (this.#few) {
      this.#few.add(number);
      if (this.#few.size > 1_000 && this.#few.size * bitsOfAnEntry > this.#highest) this.useBits();
    } else {
      this.setBit(number);
    }
  }

  delete(number: number): void {
    if (this.#few) this.#few.delete(number);
    else if (this.has(number)) {
      this.#bits[number >> 3] = (this.#bits[number >> 3] ?? 0) & ~(1 << (number & 7));
      this.#size -= 1;
    }
  }

  /** Those that are not in the other, in no order. */
  *without(other: NumberSet): Generator<number> {
    for (const number of this.all()) if (!other.has(number)) yield number;
  }

  private *all(): Generator<number> {
    if (this.#few) yield* this.#few;
    else {
      for (const [place, byte] of this.#bits.entries()) {
        if (byte === 0) continue;
        for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) yield place * 8 + bit;
      }
    }
  }

  private useBits(): void {
    const few = this.#few ?? [];
    this.#few = null;
    for (const number of few) this.setBit(number);
  }

  private setBit(number: number): void {
    const place = number >> 3;
    if (place >= this.#bits.length) {
      const longer = new Uint8Array(Math.max(place + 1, Math.ceil(this.#bits.length * 1.5)));
      longer.set(this.#bits);
      this.#bits = longer;
    }
    this.#bits[place] = (this.#bits[place] ?? 0) | (1 << (number & 7));
    this.#size += 1;
  }
}
