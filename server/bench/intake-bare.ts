import { Kysely, PostgresDialect, type RawBuilder } from 'kysely';
import pg from 'pg';
import { decide } from '../dist/features/intake/decide.js';
import { gatherStatement } from '../dist/features/intake/gather.js';
import { identify } from '../dist/features/intake/identify.js';
import { type IntakeInput, readIntakeRequest } from '../dist/features/intake/intake-request.js';
import { saveStatement } from '../dist/features/intake/save.js';
import { RulebookCache } from '../dist/features/intake/workspace-rulebook.js';
import type { Statement } from '../dist/platform/database/scoped-pool.js';
import type { World } from './world.ts';

/** The statements of one conversation, made before anything is timed. */
export interface BareStatements {
  readonly gather: Statement;
  readonly save: Statement;
}

/** Issues the very statements of the pipeline with nothing around them. */
export async function prepareBare({ databaseUrl, workspaceId }: World, connections: number) {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl, pipeline: true } as pg.ClientConfig);
      await client.connect();
      await client.query('set role cadre_app');
      return client;
    }),
  );
  const [first] = clients;
  if (!first) throw new Error('At least one connection is needed.');
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const run = async <R>(query: RawBuilder<R>) => (await query.execute(kysely)).rows;
  const rulebook = await new RulebookCache().atLeast(run, workspaceId, 1);
  return {
    async prepare(inputs: readonly IntakeInput[]): Promise<BareStatements[]> {
      return inputs.map((input) => {
        const request = readIntakeRequest(input, { actor: 'bench', hash: '' }, ['input']);
        const now = new Date();
        const found = { rulebookVersion: 1, contacts: [], memberships: {}, keptOut: {}, answered: {} };
        const identified = identify(request, found, rulebook.schema, now);
        if (identified instanceof Error) throw identified;
        const { channel, texts, groups } = request;
        const gathered = {
          contactFacts: identified.facts,
          memberOf: [],
          keptOutOf: new Set<string>(),
          groups,
          channel,
          texts,
          priority: null,
          now: now.getTime(),
        };
        const decision = decide(gathered, rulebook);
        const { statement } = saveStatement(workspaceId, rulebook, [
          { request, identified, decision, now, at: now },
        ]);
        return { gather: gatherStatement(workspaceId, [request]), save: statement };
      });
    },
    async send(connection: number, { gather, save }: BareStatements): Promise<void> {
      const client = clients[connection] ?? first;
      await Promise.all([
        client.query('begin'),
        client.query({
          name: 'scope',
          text: "select set_config('app.workspace', $1, true)",
          values: [workspaceId],
        }),
        client.query(gather),
      ]);
      await Promise.all([client.query(save), client.query('commit')]);
    },
    async close(): Promise<void> {
      await Promise.all(clients.map((client) => client.end()));
      await kysely.destroy();
    },
  };
}
