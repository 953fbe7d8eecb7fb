import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StatementLimits } from './platform/database/scoped-pool.js';
import { isLoopback } from './platform/is-loopback.js';
import type { MailSettings } from './platform/mail/mailer.js';
import { readTrustedProxies } from './platform/trusted-proxies.js';

const workspaceCreators = ['admins', 'everyone', 'nobody'] as const;
export type WorkspaceCreators = (typeof workspaceCreators)[number];

/** Why a setting cannot be used, in words for the person who set it. */
export class SettingError extends Error {}

/** What the environment says about how to run. */
export interface Config {
  /** Where to listen; 0 is any free port. */
  readonly port: number;
  readonly host: string;
  /** null: an embedded PostgreSQL under `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
  /** How long a statement may take, and how long it may wait for a lock, in milliseconds. */
  readonly statementLimits: StatementLimits;
  readonly dataFolder: string;
  /** Where the files of messages are kept; null: in the database. */
  readonly attachmentsFolder: string | null;
  /** How many bytes the files of a workspace may have together; 0: any. */
  readonly attachmentBytesPerWorkspace: number;
  /** Where the built console lies. */
  readonly consoleFolder: string;
  /** Whether the first admin needs the code that this server prints: it can be reached from elsewhere. */
  readonly needsSetupCode: boolean;
  /** Whether an empty database is given the sample workspace. */
  readonly sample: boolean;
  readonly logLevel: string;
  /** Whether each request is logged. */
  readonly requestLog: boolean;
  readonly metrics: {
    /** A port of their own; 0 is any free port. null: they are on the main port, if there is a token. */
    readonly port: number | null;
    readonly host: string;
    /** What a scraper must send; null: nothing, and then they are on a port of their own only. */
    readonly token: string | null;
  };
  /** After how many seconds without a live connection a teammate is no longer available. */
  readonly presenceSeconds: number;
  /** For how long a window that said nothing more still has its conversation open, and is typed in. */
  readonly viewingTimeoutMs: number;
  readonly typingTimeoutMs: number;
  /** For how long a view that nobody watches any more is kept for those who lost their line. */
  readonly viewRetentionMs: number;
  /** How many different views one person, and one workspace, may follow at a time on this server. */
  readonly liveViewsPerPerson: number;
  readonly liveViewsPerWorkspace: number;
  /** How often to look for snoozes that end, waiting conversations to re-route, and office hours that open or close. */
  readonly pollIntervalMs: number;
  /** How many bytes the body of a GraphQL request may have, with a session or key and without. */
  readonly bodyLimits: { readonly known: number; readonly anonymous: number };
  /** Points that GraphQL operations may cost; 0: any. See `costOf`. */
  readonly points: {
    /** One operation. */
    readonly maxCost: number;
    /** All operations in a minute: of an API key, of a person, of all in a workspace. */
    readonly perKey: number;
    readonly perPerson: number;
    readonly perWorkspace: number;
  };
  /** How long a line may take, in milliseconds. */
  readonly timeouts: {
    /** Until the headers of a request are there. */
    readonly headers: number;
    /** Until the body of a GraphQL request is there. */
    readonly request: number;
    /** Until a file that is sent is there. */
    readonly upload: number;
    /** While nothing comes or goes: between requests too. */
    readonly idle: number;
  };
  /** Where people reach this server, without a slash at the end: what links in emails begin with. null: not said. */
  readonly url: string | null;
  /** Who may create further workspaces: admins of any workspace, everybody with an account, or nobody. */
  readonly workspaceCreators: WorkspaceCreators;
  /** In how many workspaces an account may have a seat and still make another. */
  readonly maxWorkspacesPerAccount: number;
  /** null: this server sends no email. */
  readonly mail: MailSettings | null;
  /** Addresses, networks (CIDR) and fastify's names of proxies whose X-Forwarded-For is believed; empty: nobody's is. */
  readonly trustedProxies: readonly string[];
  /** Whether the cookie is for https only. */
  readonly secureCookies: boolean;
  /** The commit that the server was built from; null: unknown. */
  readonly commit: string | null;
}

const kilobyte = 1_024;
const gigabyte = kilobyte ** 3;
const pointsAtMost = 1_000_000_000;
const project = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** @throws when a variable does not say what it must; the message names it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const host = env.HOST || '127.0.0.1';
  return {
    port: wholeNumber(env, 'PORT', 4000, 65_535),
    host,
    databaseUrl: env.DATABASE_URL || null,
    databaseConnections: wholeNumber(env, 'DATABASE_CONNECTIONS', 10, 1_000),
    statementLimits: {
      statement: seconds(env, 'CADRE_STATEMENT_SECONDS', 60),
      lock: seconds(env, 'CADRE_LOCK_SECONDS', 10),
    },
    dataFolder: resolve(env.CADRE_DATA_DIR ?? `${project}/.data`),
    attachmentsFolder: attachmentsFolder(env.CADRE_ATTACHMENTS || 'database'),
    attachmentBytesPerWorkspace: gigabyte * wholeNumber(env, 'CADRE_ATTACHMENT_GB', 10, 1_000_000),
    consoleFolder: resolve(project, 'web/dist'),
    needsSetupCode: !isLoopback(host),
    // Its password is known to everybody.
    sample: onOrOff(env, 'CADRE_SAMPLE', isLoopback(host)),
    logLevel: env.LOG_LEVEL ?? 'info',
    requestLog: onOrOff(env, 'CADRE_REQUEST_LOG', true),
    metrics: metricsSettings(env, host),
    presenceSeconds: Math.max(1, wholeNumber(env, 'CADRE_PRESENCE_SECONDS', 120, 86_400)),
    viewingTimeoutMs: 9_000,
    typingTimeoutMs: 5_000,
    viewRetentionMs: 60_000,
    liveViewsPerPerson: Math.max(1, wholeNumber(env, 'CADRE_LIVE_VIEWS_PER_PERSON', 50, 100_000)),
    liveViewsPerWorkspace: Math.max(1, wholeNumber(env, 'CADRE_LIVE_VIEWS_PER_WORKSPACE', 1_000, 100_000)),
    pollIntervalMs: 500,
    bodyLimits: {
      known: kilobyte * wholeNumber(env, 'CADRE_BODY_KB', 1_024, 65_536),
      anonymous: kilobyte * wholeNumber(env, 'CADRE_ANONYMOUS_BODY_KB', 64, 65_536),
    },
    points: {
      maxCost: wholeNumber(env, 'CADRE_MAX_COST', 5_000, pointsAtMost),
      perKey: wholeNumber(env, 'CADRE_POINTS_PER_KEY', 60_000, pointsAtMost),
      perPerson: wholeNumber(env, 'CADRE_POINTS_PER_PERSON', 300_000, pointsAtMost),
      perWorkspace: wholeNumber(env, 'CADRE_POINTS_PER_WORKSPACE', 3_000_000, pointsAtMost),
    },
    timeouts: {
      headers: seconds(env, 'CADRE_HEADER_SECONDS', 15),
      request: seconds(env, 'CADRE_REQUEST_SECONDS', 30),
      upload: seconds(env, 'CADRE_UPLOAD_SECONDS', 3_600),
      idle: seconds(env, 'CADRE_IDLE_SECONDS', 90),
    },
    ...mailSettings(env),
    workspaceCreators: oneOf(env, 'CADRE_WORKSPACES', workspaceCreators),
    maxWorkspacesPerAccount: wholeNumber(env, 'CADRE_WORKSPACES_PER_ACCOUNT', 20, 100_000),
    trustedProxies: trustedProxies(env),
    secureCookies: env.CADRE_SECURE_COOKIES === 'on',
    commit: commit(env.CADRE_COMMIT || null),
  };
}

function metricsSettings(env: NodeJS.ProcessEnv, host: string): Config['metrics'] {
  const token = env.CADRE_METRICS_TOKEN || null;
  if (token !== null && !/^\S{16,}$/.test(token)) {
    throw new SettingError('CADRE_METRICS_TOKEN must have at least 16 characters and no spaces.');
  }
  return {
    port: env.CADRE_METRICS_PORT ? wholeNumber(env, 'CADRE_METRICS_PORT', 0, 65_535) : null,
    host: env.CADRE_METRICS_HOST || host,
    token,
  };
}

/** Links in emails begin with what is set: the address that a request names may be anybody’s. */
function mailSettings(env: NodeJS.ProcessEnv): Pick<Config, 'url' | 'mail'> {
  const url = webAddress(env.CADRE_URL || null);
  const smtpUrl = env.SMTP_URL || null;
  if (smtpUrl === null) return { url, mail: null };
  if (!/^smtps?:\/\/./.test(smtpUrl)) {
    throw new SettingError('SMTP_URL must be like smtp://user:password@mail.example.com:587.');
  }
  if (url === null) {
    throw new SettingError(
      'SMTP_URL is set, so CADRE_URL must be too: links in emails begin with it. Set it to the address at which people open Cadre, such as https://cadre.example.com.',
    );
  }
  return { url, mail: { smtpUrl, from: env.SMTP_FROM || `Cadre <no-reply@${new URL(url).hostname}>` } };
}

function commit(text: string | null): string | null {
  if (text !== null && !/^[0-9a-f]{7,40}$/.test(text)) {
    throw new SettingError('CADRE_COMMIT must be 7 to 40 hexadecimal digits.');
  }
  return text;
}

function webAddress(said: string | null): string | null {
  if (said === null) return null;
  const url = URL.canParse(said) ? new URL(said) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SettingError(`CADRE_URL must be like https://cadre.example.com, and is "${said}".`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function trustedProxies(env: NodeJS.ProcessEnv): readonly string[] {
  const { proxies, wrong } = readTrustedProxies(env.CADRE_TRUSTED_PROXIES ?? '');
  if (wrong === undefined) return proxies;
  throw new SettingError(
    `CADRE_TRUSTED_PROXIES must list addresses, networks like 10.0.0.0/8, or loopback, and has "${wrong}".`,
  );
}

/** A path has a slash, so that a word that is misspelt makes no folder. */
function attachmentsFolder(said: string): string | null {
  if (said === 'database') return null;
  if (!said.includes('/') && !said.includes('\\')) {
    throw new SettingError(`CADRE_ATTACHMENTS must be "database" or the path of a folder, and is "${said}".`);
  }
  return resolve(said);
}

/** In milliseconds; one second at least. */
function seconds(env: NodeJS.ProcessEnv, name: string, standard: number): number {
  return 1_000 * Math.max(1, wholeNumber(env, name, standard, 86_400));
}

/** The first choice is the standard. */
function oneOf<T extends string>(env: NodeJS.ProcessEnv, name: string, choices: readonly [T, ...T[]]): T {
  const text = env[name] || choices[0];
  const found = choices.find((choice) => choice === text);
  if (!found) throw new SettingError(`${name} must be one of ${choices.join(', ')}, and is "${text}".`);
  return found;
}

function onOrOff(env: NodeJS.ProcessEnv, name: string, standard: boolean): boolean {
  const text = env[name] || (standard ? 'on' : 'off');
  if (text !== 'on' && text !== 'off') throw new SettingError(`${name} must be on or off, and is "${text}".`);
  return text === 'on';
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, standard: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new SettingError(`${name} must be a whole number from 0 to ${most}, and is "${text}".`);
  }
  return value;
}
