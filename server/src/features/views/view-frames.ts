/** What became of a conversation in a view. */
export type ViewChangeKind = 'ENTERED' | 'CHANGED' | 'LEFT';

/** What changed in a view up to a place in the order of events, and how many it holds there. */
export interface ViewFrame {
  readonly sequence: string;
  readonly count: number;
  /** More changed than is told: the list has to be asked for again. */
  readonly isResync: boolean;
  readonly changes: ReadonlyMap<string, ViewChangeKind>;
}

export const changesAtMost = 200;
const keptFrames = 200;

/** Two frames in one; a conversation that changed in both is told once. */
export function joinFrames(before: ViewFrame, after: ViewFrame): ViewFrame {
  const changes = new Map(before.changes);
  for (const [id, kind] of after.changes) {
    changes.set(id, kind === 'CHANGED' ? (changes.get(id) ?? kind) : kind);
  }
  const isResync = before.isResync || after.isResync || changes.size > changesAtMost;
  return { ...after, isResync, changes: isResync ? new Map() : changes };
}

/** The latest frames of a view, for whoever comes back after a lost line. */
export class FrameHistory {
  #frames: ViewFrame[] = [];

  /** Everything behind `from` is remembered. */
  constructor(private from: string) {}

  add(frame: ViewFrame): void {
    this.#frames.push(frame);
    if (this.#frames.length > keptFrames) this.from = this.#frames.shift()?.sequence ?? this.from;
  }

  /** What changed behind a place, up to `now`; a resync when that is no longer known. */
  since(sequence: string, now: Pick<ViewFrame, 'sequence' | 'count'>): ViewFrame {
    const start: ViewFrame = {
      sequence,
      count: now.count,
      isResync: sequence < this.from,
      changes: new Map(),
    };
    const missed = this.#frames.filter((frame) => frame.sequence > sequence);
    const joined = start.isResync ? start : missed.reduce(joinFrames, start);
    return { ...joined, ...now };
  }
}

/** What one subscriber has yet to be told. Who is in step gets the very frame that all others get. */
export class FrameInbox {
  #frame: ViewFrame | null = null;
  ring: () => void = () => {};

  put(frame: ViewFrame): void {
    this.#frame = this.#frame ? joinFrames(this.#frame, frame) : frame;
    this.ring();
  }

  take(): ViewFrame | null {
    const frame = this.#frame;
    this.#frame = null;
    return frame;
  }
}
