import pg from 'pg';
import { type Database } from '../src/platform/database/database.js';
/** A migrated, empty database of this test file's own, dropped when the file is done. */
export declare function testDatabase(): Promise<Database>;
/** The address of a fresh, migrated database, for tests that open it themselves or several times. */
export declare function createTestDatabase(): Promise<string>;
/** A connection as the owner, whom row level security does not bind: for recounts and probes only. */
export declare function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T>;
