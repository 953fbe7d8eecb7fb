import { createClient } from 'graphql-ws';
import { afterAll } from 'vitest';
import { WebSocket } from 'ws';
import type { Config } from '../src/config.js';
import { type RunningServer, startServer } from '../src/start.js';
import { createTestDatabase } from './database.js';

/** What a query gave, to look into: whatever is there is asserted on, so no more is known of it. */
export interface Data {
  readonly [name: string]: Data;
}

export const list = (data: Data | undefined): readonly Data[] => data as unknown as readonly Data[];
export const text = (data: Data | undefined): string => data as unknown as string;
export const number = (data: Data | undefined): number => data as unknown as number;

/** What a GraphQL request answered. */
export interface Answer {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: Data }[];
}

/** A person, or a program, that calls the API. */
export interface Caller {
  readonly headers: Record<string, string>;
  /** Asks; top-level errors are returned, not thrown. */
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** Asks and expects neither top-level errors nor user errors; the answer is the data. */
  do(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Subscribes over a socket. */
  watch(query: string, variables?: Record<string, unknown>): Subscription;
}

/** The events of a subscription as they come. */
export interface Subscription {
  readonly events: readonly Data[];
  /** Waits until the events satisfy a condition; fails after some seconds. */
  until(condition: (events: readonly Data[]) => boolean, what: string): Promise<void>;
  close(): void;
}

/** Starts a real server on a database of its own, or on the one that is given. */
export async function testServer(databaseUrl?: string, config: Partial<Config> = {}): Promise<RunningServer> {
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    databaseUrl: databaseUrl ?? (await createTestDatabase()),
    databaseConnections: 10,
    dataFolder: '/nonexistent',
    attachmentsFolder: null,
    consoleFolder: '/nonexistent',
    sample: false,
    logLevel: process.env.TEST_LOG ?? 'fatal',
    presenceSeconds: 120,
    secureCookies: false,
    ...config,
  });
  afterAll(() => server.stop());
  return server;
}

export function caller(server: Pick<RunningServer, 'address'>, headers: Record<string, string> = {}): Caller {
  const ask: Caller['ask'] = async (query, variables = {}, more = {}) => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...more },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return {
    headers,
    ask,
    async do(query, variables) {
      const answer = await ask(query, variables);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      for (const payload of Object.values(answer.data)) {
        if (list(payload?.userErrors)?.length > 0) throw new Error(JSON.stringify(payload.userErrors));
      }
      return answer.data;
    },
    watch: (query, variables) => watch(server, headers, query, variables),
  };
}

/** Somebody’s session: the cookie of the answer in which they signed in. */
export async function signedIn(
  server: Pick<RunningServer, 'address'>,
  mutation: string,
  input: object,
): Promise<Caller> {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: mutation, variables: { input } }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`Nobody was signed in: ${await response.text()}`);
  return caller(server, { cookie });
}

/** Ada sets up the installation: a workspace of her own, with her as its admin. */
export function ada(server: Pick<RunningServer, 'address'>): Promise<Caller> {
  return signedIn(
    server,
    'mutation ($input: InstallationSetUpInput!) { installationSetUp(input: $input) { userErrors { message } } }',
    {
      workspaceName: 'Northwind',
      name: 'Ada Lovelace',
      email: 'ada@northwind.example',
      password: 'analytical engine',
    },
  );
}

/** Somebody whom an admin invites: their session in the admin’s workspace. */
export async function invited(
  server: RunningServer,
  admin: Caller,
  name: string,
  role: 'ADMIN' | 'AGENT',
): Promise<Caller> {
  const email = `${name.toLowerCase()}@northwind.example`;
  const { invitationCreate } = await admin.do(
    'mutation ($input: InvitationCreateInput!) { invitationCreate(input: $input) { token userErrors { message } } }',
    { input: { email, role } },
  );
  const accept =
    'mutation ($input: InvitationAcceptInput!) { invitationAccept(input: $input) { userErrors { message } } }';
  return signedIn(server, accept, {
    token: text(invitationCreate?.token),
    name,
    password: 'correct horse battery',
  });
}

/** Another workspace of the same installation, with its own admin. */
export async function otherWorkspace(
  server: RunningServer,
  admin: Caller,
  name = 'Southwind',
): Promise<Caller> {
  const eve = await invited(server, admin, `Eve${name}`, 'AGENT');
  await eve.do(
    'mutation ($input: WorkspaceCreateInput!) { workspaceCreate(input: $input) { userErrors { message } } }',
    {
      input: { name },
    },
  );
  return eve;
}

/** A program with an API key of these scopes. */
export async function integrator(
  server: RunningServer,
  admin: Caller,
  scopes: readonly string[],
): Promise<Caller> {
  const { apiKeyCreate } = await admin.do(
    'mutation ($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { secret apiKey { id } userErrors { message } } }',
    { input: { name: 'Integration', scopes } },
  );
  return caller(server, { authorization: `Bearer ${text(apiKeyCreate?.secret)}` });
}

function watch(
  server: Pick<RunningServer, 'address'>,
  headers: Record<string, string>,
  query: string,
  variables: Record<string, unknown> = {},
): Subscription {
  class SocketOf extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  }
  const client = createClient({
    url: `${server.address.replace('http', 'ws')}/graphql`,
    webSocketImpl: SocketOf,
    retryAttempts: 0,
  });
  const events: Data[] = [];
  let ended: unknown = null;
  const stop = client.subscribe<Data>(
    { query, variables },
    {
      next: (event) => events.push(event.data ?? (event as unknown as Data)),
      error: (error) =>
        (ended = error && typeof error === 'object' && 'code' in error ? { code: error.code } : error),
      complete: () => (ended ??= 'complete'),
    },
  );
  return {
    events,
    async until(condition, what) {
      const deadline = Date.now() + 10_000;
      while (!condition(events)) {
        if (Date.now() > deadline || ended) {
          throw new Error(
            `Waited in vain until ${what}. Ended: ${JSON.stringify(ended)}. Events: ${JSON.stringify(events)}`,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close() {
      stop();
      void client.dispose();
    },
  };
}
