import type { Scope } from './scope.js';

/** Waiting for a connection: who waits, and how to let them in. */
interface Waiting {
  readonly scope: Scope;
  readonly enter: (giveBack: () => void) => void;
}

const nameOf = ({ workspaceId, work }: Scope) =>
  `${work.isBackground ? 'jobs ' : ''}${work.holder || workspaceId}`;

function add(counts: Map<string, number>, name: string, change: number): void {
  const count = (counts.get(name) ?? 0) + change;
  if (count > 0) counts.set(name, count);
  else counts.delete(name);
}

/** How long somebody waits for a connection before they are told to try again. */
const waitAtMostMs = 15_000;

/**
 * Shares the connections of a pool. No person or key has more than half of them at a time, no workspace all but two,
 * and what nobody waits for (jobs) no more than half; who waits is let in by turns, those whom somebody waits for
 * first. Work with a transaction open may have another connection: to let it wait for itself would be to wait for ever.
 */
export class FairShares {
  readonly #limits: { readonly holder: number; readonly workspace: number; readonly background: number };
  readonly #byHolder = new Map<string, number>();
  readonly #byWorkspace = new Map<string, number>();
  /** Those who wait, by holder; the first is next. */
  readonly #waiting = new Map<string, Waiting[]>();
  #inUse = 0;
  #inBackground = 0;

  constructor(private readonly connections: number) {
    const half = Math.max(1, Math.floor(connections / 2));
    this.#limits = { holder: half, workspace: Math.max(half, connections - 2), background: half };
  }

  /**
   * Waits for a turn. @returns how to give the connection back, once.
   * @throws when the turn does not come in 15 seconds, or whoever waits for it has gone.
   */
  async enter(scope: Scope): Promise<() => void> {
    const { signal } = scope.work;
    if (signal?.aborted) throw new Error('Whoever asked has gone.');
    if (scope.work.held > 0 || (this.#waiting.size === 0 && this.isFree(scope))) return this.take(scope);
    return this.wait(scope);
  }

  private wait(scope: Scope): Promise<() => void> {
    const { signal } = scope.work;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        scope,
        enter: (giveBack) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', gone);
          resolve(giveBack);
        },
      };
      const leave = (reason: string) => {
        this.leaveQueue(waiting);
        signal?.removeEventListener('abort', gone);
        clearTimeout(timer);
        reject(new Error(reason));
      };
      const gone = () => leave('Whoever asked has gone.');
      // The words of the pool, whose own wait this is in place of.
      const timer = setTimeout(() => leave('timeout exceeded when trying to connect'), waitAtMostMs);
      signal?.addEventListener('abort', gone);
      const queue = this.#waiting.get(nameOf(scope));
      if (queue) queue.push(waiting);
      else this.#waiting.set(nameOf(scope), [waiting]);
      this.letIn();
    });
  }

  private take(scope: Scope): () => void {
    const { workspaceId, work } = scope;
    this.#inUse += 1;
    if (work.isBackground) this.#inBackground += 1;
    add(this.#byHolder, nameOf(scope), 1);
    add(this.#byWorkspace, workspaceId, 1);
    let isGivenBack = false;
    return () => {
      if (isGivenBack) return;
      isGivenBack = true;
      this.#inUse -= 1;
      if (work.isBackground) this.#inBackground -= 1;
      add(this.#byHolder, nameOf(scope), -1);
      add(this.#byWorkspace, workspaceId, -1);
      this.letIn();
    };
  }

  /** Lets in whoever may, by turns: who was let in goes to the end of the round. */
  private letIn(): void {
    for (const isBackground of [false, true]) {
      for (const [name, queue] of [...this.#waiting]) {
        const [first] = queue;
        if (!first || first.scope.work.isBackground !== isBackground || !this.isFree(first.scope)) continue;
        this.#waiting.delete(name);
        if (queue.length > 1) this.#waiting.set(name, queue.slice(1));
        first.enter(this.take(first.scope));
      }
    }
  }

  private leaveQueue(waiting: Waiting): void {
    const name = nameOf(waiting.scope);
    const left = (this.#waiting.get(name) ?? []).filter((one) => one !== waiting);
    if (left.length > 0) this.#waiting.set(name, left);
    else this.#waiting.delete(name);
  }

  private isFree(scope: Scope): boolean {
    const { workspaceId, work } = scope;
    if (this.#inUse >= this.connections) return false;
    if (work.isBackground && this.#inBackground >= this.#limits.background) return false;
    // The server's own work is for all.
    const isServer = work.holder === '' && !work.isBackground;
    if (!isServer && (this.#byHolder.get(nameOf(scope)) ?? 0) >= this.#limits.holder) return false;
    return workspaceId === '' || (this.#byWorkspace.get(workspaceId) ?? 0) < this.#limits.workspace;
  }
}
