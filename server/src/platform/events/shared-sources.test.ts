import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Lease, openOnce, SharedSources } from './shared-sources.js';

const retentionMs = 1_000;
const maxIdle = 2;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A source as the features have them: it is opened while others come and go, and tells its followers something. */
class Feed {
  readonly heard = new Set<(news: number) => void>();
  closings = 0;
  readonly open: () => Promise<void>;

  constructor(
    readonly key: string,
    opens: () => Promise<void>,
  ) {
    this.open = openOnce(opens);
  }

  close(): void {
    this.closings += 1;
  }
}

interface Follower {
  readonly key: string;
  readonly lease: Lease<Feed>;
  readonly hear: (news: number) => void;
  latest: number | null;
  hasJoined: boolean;
  hasLeft: boolean;
}

/** Those who follow, and what must hold of them after each step. */
class Desk {
  readonly feeds: Feed[] = [];
  readonly followers: Follower[] = [];
  #news = 0;
  readonly #shared = new SharedSources<Feed>((feed) => feed.close(), { ms: retentionMs, maxIdle });

  constructor(private readonly opens: () => Promise<void>) {}

  async follow(key: string): Promise<void> {
    const lease = this.#shared.hold(key, () => this.create(key));
    const follower: Follower = {
      key,
      lease,
      hear: (news) => {
        follower.latest = news;
      },
      latest: null,
      hasJoined: false,
      hasLeft: false,
    };
    this.followers.push(follower);
    try {
      await lease.source.open();
    } catch {
      this.leave(follower);
    }
    if (follower.hasLeft) return;
    lease.source.heard.add(follower.hear);
    follower.hasJoined = true;
    this.check();
  }

  leave(follower: Follower | undefined): void {
    if (!follower || follower.hasLeft) return;
    follower.hasLeft = true;
    follower.lease.source.heard.delete(follower.hear);
    follower.lease.release();
    follower.lease.release();
    this.check();
  }

  publish(): void {
    this.#news += 1;
    for (const feed of this.#shared.sources()) for (const hear of feed.heard) hear(this.#news);
    for (const one of this.followers) {
      if (one.hasJoined && !one.hasLeft)
        expect(one.latest, 'a follower missed what was published').toBe(this.#news);
    }
  }

  check(): void {
    const open = this.feeds.filter(({ closings }) => closings === 0);
    expect(new Set(open.map(({ key }) => key)).size, 'a key has two sources').toBe(open.length);
    expect(
      this.feeds.every(({ closings }) => closings <= 1),
      'a source closed twice',
    ).toBe(true);
    const present = this.followers.filter(({ hasLeft }) => !hasLeft);
    expect(
      present.every(({ lease }) => lease.source.closings === 0),
      'a source closed under a follower',
    ).toBe(true);
    const keys = new Set(present.map(({ key }) => key));
    expect(this.#shared.heldCount).toBe(keys.size);
    expect(open.length).toBeLessThanOrEqual(keys.size + maxIdle);
  }

  private create(key: string): Feed {
    const feed = new Feed(key, this.opens);
    this.feeds.push(feed);
    return feed;
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('FOLLOW' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
  fc.record({ kind: fc.constant('LEAVE' as const), who: fc.nat(20) }),
  fc.record({ kind: fc.constant('WAIT' as const), ms: fc.constantFrom(1, retentionMs - 1, retentionMs) }),
  fc.record({ kind: fc.constant('PUBLISH' as const) }),
);

test('whoever follows is told everything and no source is left behind, in every order of follow, leave and expiry', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { maxLength: 40 }),
      fc.infiniteStream(fc.boolean()),
      async (scheduler, steps, failures) => {
        const desk = new Desk(async () => {
          const { value: fails } = failures.next();
          await scheduler.schedule(Promise.resolve(), 'open');
          if (fails) throw new Error('The database is away.');
        });
        const followed: Promise<void>[] = [];
        scheduler.scheduleSequence(
          steps.map((one) => async () => {
            if (one.kind === 'FOLLOW') followed.push(desk.follow(one.key));
            if (one.kind === 'LEAVE') desk.leave(desk.followers[one.who]);
            if (one.kind === 'WAIT') vi.advanceTimersByTime(one.ms);
            if (one.kind === 'PUBLISH') desk.publish();
            desk.check();
          }),
        );
        await scheduler.waitAll();
        await Promise.all(followed);
        desk.publish();
        for (const follower of desk.followers) desk.leave(follower);
        vi.advanceTimersByTime(retentionMs);
        expect(desk.feeds.map(({ closings }) => closings)).toEqual(desk.feeds.map(() => 1));
      },
    ),
    { numRuns: process.env.TEST_LONG === '1' ? 20_000 : 1_000 },
  );
});

test('a source is kept for its whole retention after the last of several who left', () => {
  const closed: string[] = [];
  const shared = new SharedSources<string>((source) => void closed.push(source), {
    ms: retentionMs,
    maxIdle,
  });
  shared.hold('view', () => 'first').release();
  vi.advanceTimersByTime(retentionMs - 1);
  const again = shared.hold('view', () => 'second');
  expect(again.source).toBe('first');
  again.release();
  vi.advanceTimersByTime(retentionMs - 1);
  expect(closed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(closed).toEqual(['first']);
});
