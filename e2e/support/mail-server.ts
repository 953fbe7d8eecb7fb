import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A real mail server, with what it was sent. */
export interface MailServer {
  /** What makes a server of ours send its email there. */
  readonly settings: Record<string, string>;
  /** The paths of the links in what was sent, the first first. */
  readonly links: readonly string[];
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const links: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      text(stream).then((source) => {
        // Quoted-printable breaks long lines.
        const whole = source.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
        links.push(
          ...Array.from(whole.matchAll(/https:\/\/cadre\.example(\/\S+)/g), ([, path = '']) => path),
        );
        done();
      }, done);
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  return {
    settings: { SMTP_URL: `smtp://127.0.0.1:${port}`, CADRE_URL: 'https://cadre.example' },
    links,
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}
