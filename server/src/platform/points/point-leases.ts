import { type Kysely, sql } from 'kysely';
import { asWork } from '../database/scope.js';

const windowSeconds = 60;
/** A server takes this part of a bucket at once, and leaves at most as much unspent to the others. */
const portions = 20;
/** Leases that are remembered before those of ended windows are dropped. */
const rememberedAtMost = 10_000;

/** What is left of a bucket, as far as this server knows. */
export interface Balance {
  readonly remaining: number;
  /** Points a minute. */
  readonly limit: number;
  /** Until the bucket is full again: 1 to 60. */
  readonly resetSeconds: number;
}

/** A bucket to spend from: a name, and how many points it holds a minute. */
export interface Bucket {
  readonly name: string;
  readonly limit: number;
}

interface Lease {
  /** Taken from the bucket and not spent. */
  left: number;
  /** What nobody had taken when this server last looked. */
  untaken: number;
  /** By this process's clock. */
  endsAt: number;
  /** Under way, for all who wait for it. */
  refill: Promise<void> | null;
}

/**
 * Points of buckets that all servers share. Each server takes a portion at a time, so a request costs no statement as a
 * rule; all servers together never spend more than a bucket holds.
 */
export class PointLeases {
  readonly #leases = new Map<string, Lease>();

  constructor(
    private readonly db: Kysely<unknown>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** What is left. */
  balance({ name, limit }: Bucket): Balance {
    const lease = this.#leases.get(name);
    const now = this.now();
    if (!lease || lease.endsAt <= now) return { remaining: limit, limit, resetSeconds: windowSeconds };
    const resetSeconds = Math.min(windowSeconds, Math.ceil((lease.endsAt - now) / 1_000));
    return { remaining: lease.left + lease.untaken, limit, resetSeconds };
  }

  /**
   * Makes points ready to be spent. @returns whether there are as many; a promise of it only where a portion has to be
   * taken first.
   */
  has(bucket: Bucket, points: number): boolean | Promise<boolean> {
    const lease = this.leaseOf(bucket.name);
    if (lease.endsAt > this.now()) {
      if (lease.left >= points) return true;
      // The others have the rest, or it does not suffice: nobody gives back before the window ends.
      if (lease.refill === null && lease.left + lease.untaken < points) return false;
    }
    return this.refilled(bucket, lease, points);
  }

  /** Spends what `has` found. */
  spend({ name }: Bucket, points: number): void {
    this.leaseOf(name).left -= points;
  }

  private async refilled(bucket: Bucket, lease: Lease, points: number): Promise<boolean> {
    lease.refill ??= this.refill(bucket, lease, points).finally(() => {
      lease.refill = null;
    });
    await lease.refill;
    return this.has(bucket, points);
  }

  private async refill({ name, limit }: Bucket, lease: Lease, points: number): Promise<void> {
    const left = lease.endsAt > this.now() ? lease.left : 0;
    const portion = Math.min(limit, Math.max(points - left, Math.ceil(limit / portions)));
    const take = sql<{ granted: number; taken: number; seconds: number }>`
      insert into point_bucket as b (bucket, taken, granted, ends_at)
      values (${name}, ${portion}, ${portion}, now() + make_interval(secs => ${windowSeconds}))
      on conflict (bucket) do update set
        granted = case when b.ends_at <= now() then excluded.granted
          else greatest(0, least(excluded.granted, ${limit} - b.taken)) end,
        taken = case when b.ends_at <= now() then excluded.taken
          else greatest(b.taken, least(b.taken + excluded.taken, ${limit})) end,
        ends_at = case when b.ends_at <= now() then excluded.ends_at else b.ends_at end
      returning granted, taken, extract(epoch from ends_at - now())::float8 as seconds
    `;
    // For all who wait for it, so it is nobody’s work alone, and goes on when one of them goes.
    const { rows } = await asWork({}, () => take.execute(this.db));
    const [row] = rows;
    if (!row) throw new Error('A bucket of points was not there.');
    const endsAt = this.now() + row.seconds * 1_000;
    // Points of a window that ended are worth nothing in the next.
    const isSameWindow = lease.endsAt > this.now() && Math.abs(lease.endsAt - endsAt) < windowSeconds * 500;
    lease.left = (isSameWindow ? lease.left : 0) + row.granted;
    lease.untaken = Math.max(0, limit - row.taken);
    lease.endsAt = endsAt;
  }

  private leaseOf(name: string): Lease {
    const known = this.#leases.get(name);
    if (known) return known;
    if (this.#leases.size >= rememberedAtMost) this.dropEnded();
    const lease: Lease = { left: 0, untaken: 0, endsAt: 0, refill: null };
    this.#leases.set(name, lease);
    return lease;
  }

  private dropEnded(): void {
    const now = this.now();
    for (const [name, { endsAt, refill }] of this.#leases) {
      if (endsAt <= now && refill === null) this.#leases.delete(name);
    }
  }

  /** Deletes the buckets of windows that have ended. */
  async tidy(): Promise<void> {
    await sql`delete from point_bucket where ends_at < now()`.execute(this.db);
  }
}
