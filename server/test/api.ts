import type { GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Config } from '../src/config.js';
import { type RunningServer, startServer } from '../src/start.js';
import { cleanUp } from './clean-up.js';
import { createTestDatabase } from './database.js';
import type { Role, TypedDocumentString } from './gql/graphql.js';
import { withinMs } from './long.js';
import {
  acceptInvitation,
  createApiKey,
  createWorkspace,
  invite,
  setUpInstallation,
} from './operations/installation.js';

/** What a GraphQL request answered: the data of a document, typed by the schema. */
export interface Answer<Result = unknown> {
  readonly data: Result;
  readonly errors?: readonly TopLevelError[];
}

export interface TopLevelError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly requestId: string;
    readonly retryable: boolean;
    readonly [more: string]: unknown;
  };
}

/** Variables are left out only where the operation requires none. */
type VariablesOf<Variables> =
  | [variables: Variables]
  | (Record<string, never> extends Variables ? [variables?: Variables] : never);

/** A person, or a program, that calls the API. */
export interface Caller {
  readonly headers: Record<string, string>;
  /** Asks; top-level errors are returned, not thrown. */
  ask<Result, Variables extends object>(
    document: TypedDocumentString<Result, Variables>,
    ...variables: VariablesOf<Variables>
  ): Promise<Answer<Result>>;
  /** Asks and throws on top-level errors and on user errors, so that the answer is the data. */
  do<Result, Variables extends object>(
    document: TypedDocumentString<Result, Variables>,
    ...variables: VariablesOf<Variables>
  ): Promise<Result>;
  /** Subscribes over a socket. */
  watch<Result, Variables extends object>(
    document: TypedDocumentString<Result, Variables>,
    ...variables: VariablesOf<Variables>
  ): Subscription<Result>;
  /**
   * Sends an operation that no document can hold: one that a test generates, or one that the schema refuses. The answer
   * is of no known shape.
   */
  send(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  /** Like `send`, for a subscription. */
  subscribe(query: string, variables?: Record<string, unknown>): Subscription<unknown>;
}

/** The events of a subscription as they come. */
export interface Subscription<Result> {
  readonly events: readonly Result[];
  /** Waits until the events satisfy a condition; fails after some seconds. */
  until(condition: (events: readonly Result[]) => boolean, what: string): Promise<void>;
  /** Waits for the first answer: an event, or the errors that refuse the subscription. */
  firstAnswer(): Promise<SubscriptionAnswer<Result>>;
  /** Waits until the server ends the socket; the code that it gives as the reason. */
  untilEnded(): Promise<number | null>;
  close(): void;
}

/** An event, or the errors instead of it. */
interface SubscriptionAnswer<Result> {
  readonly data?: Result | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
}

/** The value, which the test takes for granted. @throws when there is none. */
export function present<Value>(value: Value): NonNullable<Value> {
  if (value === null || value === undefined) throw new Error('There is no value where the test expects one.');
  return value;
}

/** Starts a real server on a database of its own, or on the one that is given. */
export async function testServer(databaseUrl?: string, config: Partial<Config> = {}): Promise<RunningServer> {
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    databaseUrl: databaseUrl ?? (await createTestDatabase()),
    databaseConnections: 10,
    statementLimits: { statement: 60_000, lock: 10_000 },
    dataFolder: '/nonexistent',
    attachmentsFolder: null,
    attachmentBytesPerWorkspace: 0,
    consoleFolder: '/nonexistent',
    workspaceCreators: 'everyone',
    maxWorkspacesPerAccount: 1_000,
    needsSetupCode: false,
    sample: false,
    logLevel: process.env.TEST_LOG ?? 'fatal',
    requestLog: true,
    metrics: { port: null, host: '127.0.0.1', token: null },
    presenceSeconds: 120,
    viewingTimeoutMs: 9_000,
    typingTimeoutMs: 5_000,
    viewRetentionMs: 60_000,
    liveViewsPerPerson: 50,
    liveViewsPerWorkspace: 1_000,
    pollIntervalMs: 500,
    bodyLimits: { known: 1_024 * 1_024, anonymous: 64 * 1_024 },
    // Tests that walk the schema ask for more than anybody may.
    points: { maxCost: 0, perKey: 0, perPerson: 0, perWorkspace: 0 },
    timeouts: { headers: 15_000, request: 30_000, upload: 3_600_000, idle: 90_000 },
    url: null,
    mail: null,
    trustedProxies: [],
    secureCookies: false,
    commit: null,
    ...config,
  });
  cleanUp(() => server.stop());
  return server;
}

export function caller(server: Pick<RunningServer, 'address'>, headers: Record<string, string> = {}): Caller {
  const ask = async (query: unknown, variables: object = {}, more = {}) => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...more },
      body: JSON.stringify({ query: String(query), variables }),
    });
    return response.json();
  };
  return {
    headers,
    ask,
    send: ask,
    async do(query: unknown, variables?: object) {
      const answer = await ask(query, variables);
      const refusals = answer.errors ?? Object.values(answer.data).flatMap(userErrorsOf);
      if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
      return answer.data;
    },
    watch: <Result>(query: unknown, variables?: object) =>
      watch<Result>(server, headers, String(query), { ...variables }),
    subscribe: (query, variables) => watch(server, headers, query, variables),
  };
}

function userErrorsOf(payload: unknown): unknown[] {
  const errors = typeof payload === 'object' && payload && 'userErrors' in payload ? payload.userErrors : [];
  return Array.isArray(errors) ? errors : [];
}

/** Somebody’s session: the cookie of the answer in which they signed in. */
export async function signedIn<Variables>(
  server: Pick<RunningServer, 'address'>,
  document: TypedDocumentString<unknown, Variables>,
  variables: Variables,
): Promise<Caller> {
  const response = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: String(document), variables }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`Nobody was signed in: ${await response.text()}`);
  return caller(server, { cookie });
}

/** Ada sets up the installation: a workspace of her own, with her as its admin. */
export function ada(server: Pick<RunningServer, 'address'>): Promise<Caller> {
  return signedIn(server, setUpInstallation, {
    input: {
      workspaceName: 'Northwind',
      name: 'Ada Lovelace',
      email: 'ada@northwind.example',
      password: 'analytical engine',
    },
  });
}

/** Somebody whom an admin invites: their session in the admin’s workspace. */
export async function invited(
  server: RunningServer,
  admin: Caller,
  name: string,
  role: Role,
): Promise<Caller> {
  const email = `${name.toLowerCase()}@northwind.example`;
  const { invitationCreate } = await admin.do(invite, { input: { email, role } });
  return signedIn(server, acceptInvitation, {
    input: { token: present(invitationCreate.token), name, password: 'correct horse battery' },
  });
}

/** Another workspace of the same installation, with its own admin. */
export async function otherWorkspace(
  server: RunningServer,
  admin: Caller,
  name = 'Southwind',
): Promise<Caller> {
  const eve = await invited(server, admin, `Eve${name}`, 'AGENT');
  await eve.do(createWorkspace, { input: { name } });
  return eve;
}

/** A program with an API key of these scopes. */
export async function integrator(server: RunningServer, admin: Caller, scopes: string[]): Promise<Caller> {
  const { apiKeyCreate } = await admin.do(createApiKey, { input: { name: 'Integration', scopes } });
  return caller(server, { authorization: `Bearer ${present(apiKeyCreate.secret)}` });
}

function watch<Result>(
  server: Pick<RunningServer, 'address'>,
  headers: Record<string, string>,
  query: string,
  variables: Record<string, unknown> = {},
): Subscription<Result> {
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
  const events: Result[] = [];
  const answers: SubscriptionAnswer<Result>[] = [];
  const sleepers = new Set<() => void>();
  let ended: unknown = null;
  const stop = client.subscribe<Result>(
    { query, variables },
    {
      next: (answer) => {
        answers.push(answer);
        if (answer.data) events.push(answer.data);
        for (const wake of sleepers) wake();
      },
      error: (error) =>
        (ended = error && typeof error === 'object' && 'code' in error ? { code: error.code } : error),
      complete: () => (ended ??= 'complete'),
    },
  );
  /** Until the next answer; not long, for a condition may look at more than the answers. */
  const sleep = async () => {
    let wake = () => {};
    await new Promise<void>((resolve) => {
      wake = resolve;
      sleepers.add(wake);
      setTimeout(wake, 20);
    });
    sleepers.delete(wake);
  };
  const until = async (condition: () => boolean, what: string) => {
    const deadline = Date.now() + withinMs(10_000);
    while (!condition()) {
      if (Date.now() > deadline || ended) {
        throw new Error(
          `Waited in vain until ${what}. Ended: ${JSON.stringify(ended)}. Answers: ${JSON.stringify(answers)}`,
        );
      }
      await sleep();
    }
  };
  return {
    events,
    until: (condition, what) => until(() => condition(events), what),
    async firstAnswer() {
      await until(() => answers.length > 0, 'the subscription was answered');
      return present(answers[0]);
    },
    async untilEnded() {
      const deadline = Date.now() + withinMs(10_000);
      while (!ended && Date.now() < deadline) await sleep();
      return ended && typeof ended === 'object' && 'code' in ended ? Number(ended.code) : null;
    },
    close() {
      stop();
      void client.dispose();
    },
  };
}
