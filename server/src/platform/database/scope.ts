import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * On whose behalf the database is asked: row level security compares every row with it. Empty text means
 * nobody, and then no row of any workspace is seen.
 */
export interface Scope {
  readonly workspaceId: string;
  readonly accountId: string;
}

const nobody: Scope = { workspaceId: '', accountId: '' };
const storage = new AsyncLocalStorage<Scope>();

/** The scope that the running code was started in; nobody's when it was started in none. */
export function currentScope(): Scope {
  return storage.getStore() ?? nobody;
}

/** Runs `work` so that every statement it sends, through whichever library, is bound to the workspace. */
export function inScope<T>(scope: Partial<Scope>, work: () => T): T {
  return storage.run({ ...nobody, ...scope }, work);
}
