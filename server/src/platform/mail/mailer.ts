import { createTransport } from 'nodemailer';
import type { Platform } from '../platform.js';

/** An email in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Where email goes out, and what links in it begin with. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

const timeoutMs = 10_000;

/** Sends email, or none where no mail server is set. One a process: `platform.only(mailer)`. */
export class Mailer {
  readonly #transport: ReturnType<typeof createTransport> | null;
  readonly #pending = new Set<Promise<unknown>>();

  constructor(private readonly platform: Platform) {
    const { mail } = platform.config;
    this.#transport = mail && createTransport(transportOptions(mail.smtpUrl));
  }

  /** Whether this server sends email. */
  get isOn(): boolean {
    return this.#transport !== null;
  }

  /** The address of a page of the console, from the setting and never from what a request says. */
  link(path: string): string {
    return `${this.platform.config.url ?? ''}${path}`;
  }

  /** Hands an email to the mail server. @returns whether it was taken; why not is in the log. */
  async send(mail: Mail): Promise<boolean> {
    if (!this.#transport) return false;
    try {
      await this.#transport.sendMail({ ...mail, from: this.platform.config.mail?.from });
      return true;
    } catch (error) {
      this.platform.logger.warn(describeFailure(error as SmtpError), 'an email could not be sent');
      return false;
    }
  }

  /** Work that nobody waits for, such as an email whose time would tell something. What fails is logged. */
  inBackground(work: () => Promise<unknown>): void {
    const running = work()
      .catch((error: unknown) =>
        this.platform.logger.error({ err: error }, 'work in the background met a bug'),
      )
      .finally(() => this.#pending.delete(running));
    this.#pending.add(running);
  }

  /** Waits for what is being sent. */
  async close(): Promise<void> {
    await Promise.all(this.#pending);
    this.#transport?.close();
  }
}

export const mailer = (platform: Platform) => new Mailer(platform);

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** Without what the mail server said: that may quote the recipient. */
function describeFailure({ code, command, response, responseCode, message }: SmtpError): object {
  return { code, command, responseCode, ...(response === undefined ? { error: message } : {}) };
}

function transportOptions(url: string) {
  return {
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Nothing of an email is ever to be read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
