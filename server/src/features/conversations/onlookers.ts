import type { Announcer } from '../../platform/events/announcer.js';
import { type Lease, SharedSources } from '../../platform/events/shared-sources.js';
import type { Platform } from '../../platform/platform.js';

/** What somebody does in a conversation that they have open. */
export const doings = ['READING', 'TYPING_REPLY', 'TYPING_NOTE'] as const;
export type Doing = (typeof doings)[number];

/** Somebody who has a conversation open now. */
export interface Onlooker {
  readonly teammateId: string;
  readonly doing: Doing;
}

/** What a window says of itself, again and again while it is so. */
export interface Said {
  readonly workspaceId: string;
  readonly conversationId: string;
  readonly teammateId: string;
  /** Which of their windows; each says for itself when it is gone. */
  readonly window: string;
  readonly state: Doing | 'GONE';
}

const windowsAtMost = 50;

/** After which a window that says nothing is gone, and one that said that it is typed in is read. */
type Timeouts = Pick<Platform['config'], 'viewingTimeoutMs' | 'typingTimeoutMs'>;

interface Seen {
  readonly teammateId: string;
  readonly doing: Doing;
  readonly at: number;
}

/** A conversation that somebody has open, or asks about. */
interface Room {
  readonly seen: Map<string, Seen>;
  readonly hearers: Set<() => void>;
  /** Held for as long as somebody has it open. */
  lease: Lease<Room> | null;
  timer: NodeJS.Timeout | null;
}

/**
 * Who has which conversation open, on whichever server. Windows say so every few seconds, every server hears it and
 * forgets it by itself: nothing is written, and a server that ends leaves nobody behind.
 */
export class Onlookers {
  readonly #rooms = new SharedSources<Room>((room) => {
    if (room.timer) clearTimeout(room.timer);
  });
  readonly #announcer: Announcer;
  readonly #timeouts: Timeouts;

  constructor({ announcer, config }: Platform) {
    this.#announcer = announcer;
    this.#timeouts = config;
    announcer.hearPassing((word) => {
      const said = readWord(word);
      if (said) this.hear(said);
    });
  }

  /** To all servers; it counts here too when it comes back, so that it counts in one order everywhere. */
  say(said: Said): void {
    this.#announcer.tellPassing(wordOf(said));
  }

  /** Those who have it open, each once, with the most that one of their windows tells. */
  of(workspaceId: string, conversationId: string): Onlooker[] {
    const room = this.#rooms.get(keyOf(workspaceId, conversationId));
    const told = new Map<string, Doing>();
    for (const one of room?.seen.values() ?? []) {
      const doing = doingNow(one, this.#timeouts);
      const known = told.get(one.teammateId);
      if (known === undefined || known === 'READING') told.set(one.teammateId, doing);
    }
    return [...told]
      .map(([teammateId, doing]) => ({ teammateId, doing }))
      .sort((one, other) => (one.teammateId < other.teammateId ? -1 : 1));
  }

  /** Hears whenever it may be others, or something else that they do. @returns how to stop. */
  follow(workspaceId: string, conversationId: string, hear: () => void): () => void {
    const { source: room, release } = this.hold(keyOf(workspaceId, conversationId));
    room.hearers.add(hear);
    return () => {
      room.hearers.delete(hear);
      release();
    };
  }

  private hear({ workspaceId, conversationId, teammateId, window, state }: Said): void {
    const key = keyOf(workspaceId, conversationId);
    const at = `${teammateId} ${window}`;
    if (state === 'GONE' && !this.#rooms.get(key)) return;
    const lease = this.hold(key);
    const room = lease.source;
    // Everybody who has it open shares one lease.
    if (room.lease) lease.release();
    else room.lease = lease;
    room.seen.delete(at);
    if (state !== 'GONE') room.seen.set(at, { teammateId, doing: state, at: Date.now() });
    dropOldest(room.seen, teammateId);
    this.tell(room);
  }

  private hold(key: string): Lease<Room> {
    return this.#rooms.hold(key, () => ({ seen: new Map(), hearers: new Set(), lease: null, timer: null }));
  }

  private tell(room: Room): void {
    for (const hear of room.hearers) hear();
    this.wait(room);
  }

  /** Until the next of them stops typing or is gone; whom nobody has open any more is let go. */
  private wait(room: Room): void {
    if (room.timer) clearTimeout(room.timer);
    room.timer = null;
    if (room.seen.size === 0) {
      room.lease?.release();
      room.lease = null;
      return;
    }
    const next = Math.min(...[...room.seen.values()].map((one) => nextChange(one, this.#timeouts)));
    room.timer = setTimeout(() => this.forget(room), Math.max(0, next - Date.now()) + 1);
    room.timer.unref();
  }

  private forget(room: Room): void {
    const { viewingTimeoutMs } = this.#timeouts;
    for (const [at, one] of room.seen) if (Date.now() - one.at >= viewingTimeoutMs) room.seen.delete(at);
    this.tell(room);
  }
}

export const onlookers = (platform: Platform) => new Onlookers(platform);

const keyOf = (workspaceId: string, conversationId: string) => `${workspaceId} ${conversationId}`;

function doingNow({ doing, at }: Seen, { typingTimeoutMs }: Timeouts): Doing {
  return Date.now() - at >= typingTimeoutMs ? 'READING' : doing;
}

function nextChange({ doing, at }: Seen, { typingTimeoutMs, viewingTimeoutMs }: Timeouts): number {
  const isTyping = doing !== 'READING' && Date.now() - at < typingTimeoutMs;
  return at + (isTyping ? typingTimeoutMs : viewingTimeoutMs);
}

/** A person who says to have ever more windows has the latest of them. */
function dropOldest(seen: Map<string, Seen>, teammateId: string): void {
  const theirs = [...seen].filter(([, one]) => one.teammateId === teammateId);
  for (const [at] of theirs.slice(0, -windowsAtMost)) seen.delete(at);
}

/** The one form in which servers tell each other; what has another form is of another version, and passed over. */
function wordOf({ workspaceId, conversationId, teammateId, window, state }: Said): string {
  return [workspaceId, conversationId, teammateId, window, state].join('/');
}

function readWord(word: string): Said | null {
  const [workspaceId, conversationId, teammateId, window, state] = word.split('/');
  const known = [...doings, 'GONE' as const].find((one) => one === state);
  if (!workspaceId || !conversationId || !teammateId || !window || !known) return null;
  return { workspaceId, conversationId, teammateId, window, state: known };
}
