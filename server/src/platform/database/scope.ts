import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * On whose behalf the database is asked: row level security compares every row with the workspace and the account.
 * Empty text means nobody, and then no row of any workspace is seen.
 */
export interface Scope {
  readonly workspaceId: string;
  readonly accountId: string;
  /** For whom the work is done, and what becomes of it when they go. */
  readonly work: Work;
}

/** What statements are part of: a request, or something that the server does by itself. */
export interface Work {
  /** A person, a key or an address, who has a share of the connections; empty: the server. */
  holder: string;
  /** Nobody waits for it, so it leaves connections to what somebody waits for. */
  readonly isBackground: boolean;
  /** Aborted when whoever asked has gone: what is being read for them is cancelled then. null: it is done all the same. */
  signal: AbortSignal | null;
  /** How many transactions it has open at the moment. */
  held: number;
}

const newWork = (work: Partial<Omit<Work, 'held'>> = {}): Work => ({
  holder: '',
  isBackground: false,
  signal: null,
  ...work,
  held: 0,
});

const storage = new AsyncLocalStorage<Scope>();

/** The scope that the running code was started in; nobody's when it was started in none. */
export function currentScope(): Scope {
  return storage.getStore() ?? { workspaceId: '', accountId: '', work: newWork() };
}

/** Runs `run` so that every statement it sends, through whichever library, is bound to the workspace or account. */
export function inScope<T>(scope: Partial<Omit<Scope, 'work'>>, run: () => T): T {
  return storage.run({ workspaceId: '', accountId: '', work: currentScope().work, ...scope }, run);
}

/** Runs `run` as work of its own, whatever it was started by; every scope in it is part of that work. */
export function asWork<T>(work: Partial<Omit<Work, 'held'>>, run: () => T): T {
  return storage.run({ workspaceId: '', accountId: '', work: newWork(work) }, run);
}
