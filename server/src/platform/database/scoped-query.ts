import pg from 'pg';
import type { Scope } from './scope.js';

/** The statement that binds a transaction to a scope, prepared once for each connection. */
export const bindScope = {
  name: 'cadre_bind_scope',
  text: "select set_config('app.workspace', $1, true), set_config('app.account', $2, true)",
};

/** What pg's own Query does with the protocol; its published types leave these members out. */
interface QueryProtocol {
  prepare(connection: pg.Connection): void;
  requiresPreparation(): boolean;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
}
interface ConnectionProtocol {
  bind(config: { statement: string; values: readonly string[] }): void;
  execute(config: { portal: string; rows: number }): void;
}

const own = pg.Query.prototype as unknown as QueryProtocol;

/**
 * A query that travels with its scope: the setting and the query are written in one flush and end at one
 * Sync, and PostgreSQL runs what stands before a Sync as one transaction. So a read costs one round trip,
 * and the setting is gone after it, whoever gets the connection next.
 */
export class ScopedQuery extends pg.Query<pg.QueryResultRow, unknown[]> {
  #scope: Scope;
  #bound = false;

  constructor(
    config: { text: string; values: unknown[]; name?: string },
    scope: Scope,
    callback: (error: Error | undefined, result: pg.ResultBuilder) => void,
  ) {
    super(config, config.values, callback);
    this.#scope = scope;
  }

  /** The extended protocol even without values: the simple one would be a transaction of its own. */
  requiresPreparation(): boolean {
    return true;
  }

  prepare(connection: pg.Connection): void {
    const wire = connection as unknown as ConnectionProtocol;
    wire.bind({ statement: bindScope.name, values: [this.#scope.workspaceId, this.#scope.accountId] });
    wire.execute({ portal: '', rows: 0 });
    own.prepare.call(this, connection);
  }

  /** The first row and completion are those of the setting and are no part of the answer. */
  handleDataRow(message: unknown): void {
    if (this.#bound) own.handleDataRow.call(this, message);
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.#bound) own.handleCommandComplete.call(this, message, connection);
    else this.#bound = true;
  }
}
