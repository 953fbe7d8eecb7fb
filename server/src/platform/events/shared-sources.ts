/** One holder's share of a source. */
export interface Lease<Source> {
  readonly source: Source;
  /** Gives the share back; a second call changes nothing. */
  release(): void;
}

/** How long a source outlives its last holder. */
export interface Retention {
  /** Milliseconds; 0 closes it at once. */
  readonly ms: number;
  /** How many sources without a holder are kept at most; the one that lost its last holder first is closed first. */
  readonly maxIdle: number;
}

interface Entry<Source> {
  readonly source: Source;
  holders: number;
  expiry: NodeJS.Timeout | null;
}

/**
 * The one way to count who follows something: a source is created for its first holder, shared by all, and closed once,
 * after its last holder and its retention. `hold` counts before anything can be awaited. So a source never closes under
 * a holder, whatever the holder awaits next, and a key never has two sources.
 */
export class SharedSources<Source> {
  readonly #entries = new Map<string, Entry<Source>>();
  /** In the order in which they lost their last holder. */
  readonly #idle = new Set<string>();

  constructor(
    private readonly close: (source: Source) => void,
    private readonly retention: Retention = { ms: 0, maxIdle: 0 },
  ) {}

  hold(key: string, create: () => Source): Lease<Source> {
    const entry = this.#entries.get(key) ?? { source: create(), holders: 0, expiry: null };
    this.#entries.set(key, entry);
    entry.holders += 1;
    this.#idle.delete(key);
    if (entry.expiry) clearTimeout(entry.expiry);
    entry.expiry = null;
    let isHeld = true;
    return {
      source: entry.source,
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.letGo(key, entry);
      },
    };
  }

  /** The source of a key, where there is one; it may close as soon as something is awaited. */
  get(key: string): Source | undefined {
    return this.#entries.get(key)?.source;
  }

  /** Every source, held or kept. */
  *sources(): Generator<Source> {
    for (const { source } of this.#entries.values()) yield source;
  }

  /** How many sources are held; those that are only kept do not count. */
  get heldCount(): number {
    return this.#entries.size - this.#idle.size;
  }

  private letGo(key: string, entry: Entry<Source>): void {
    entry.holders -= 1;
    if (entry.holders > 0) return;
    this.#idle.add(key);
    const [first] = this.#idle;
    if (this.#idle.size > this.retention.maxIdle && first !== undefined) this.expire(first);
    if (this.#entries.get(key) !== entry) return;
    entry.expiry = setTimeout(() => this.expire(key), this.retention.ms);
    entry.expiry.unref();
  }

  /** Only for a source without holders. */
  private expire(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    if (entry.expiry) clearTimeout(entry.expiry);
    this.#idle.delete(key);
    this.#entries.delete(key);
    this.close(entry.source);
  }
}

/** Opens something once for all who ask. A failure is forgotten, so that whoever asks next tries again. */
export function openOnce<Value>(open: () => Promise<Value>): () => Promise<Value> {
  let opening: Promise<Value> | null = null;
  return () => {
    opening ??= open().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}
