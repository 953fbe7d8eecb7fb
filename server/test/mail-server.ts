import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { cleanUp } from './clean-up.js';

/** An email as it came: its recipients, and what was sent with quoted lines made whole. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly source: string;
}

/** A real mail server that keeps what it is sent. */
export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
}

export async function mailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      text(stream).then((source) => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), source: unquoted(source) });
        done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  cleanUp(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails };
}

/** Quoted-printable made readable. */
function unquoted(source: string): string {
  return source
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The token of the link in an email. */
export function tokenIn({ source }: ReceivedMail): string {
  return decodeURIComponent(/[?]token=(\S+)/.exec(source)?.[1] ?? '');
}
