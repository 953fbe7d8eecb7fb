import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, testServer } from './api.js';
import { withinMs } from './long.js';
import { readViewer } from './operations/teammates.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  server = await testServer(undefined, {
    timeouts: { headers: 400, request: 400, upload: 1_500, idle: 600 },
  });
  admin = await ada(server);
});

/** Sends a start, and then a piece again and again until the line ends; what was answered. */
async function trickle(start: string, piece: string): Promise<string> {
  const socket: Socket = connect(Number(new URL(server.address).port), '127.0.0.1');
  socket.on('error', () => {});
  let answered = '';
  socket.setEncoding('utf8').on('data', (text) => (answered += text));
  const ended = once(socket, 'close', { signal: AbortSignal.timeout(withinMs(5_000)) });
  await once(socket, 'connect');
  socket.write(start);
  const timer = setInterval(() => piece && socket.writable && socket.write(piece), 50);
  try {
    await ended;
  } finally {
    clearInterval(timer);
    socket.destroy();
  }
  return answered;
}

const graphql = (headers: string) =>
  `POST /graphql HTTP/1.1\r\nhost: cadre\r\ncontent-type: application/json\r\n${headers}\r\n\r\n`;

test.each([
  ['says nothing', '', '', null],
  ['sends its headers byte by byte', 'GET / HTTP/1.1\r\n', 'x', '408'],
  ['sends header after header', 'GET / HTTP/1.1\r\n', 'x: y\r\n', '408'],
  ['sends its body byte by byte', graphql('content-length: 50000'), ' ', '408'],
  ['sends its body in chunks without end', graphql('transfer-encoding: chunked'), '1\r\n \r\n', '408'],
  ['stops in the middle of its body', graphql('content-length: 50000'), '', '408'],
  [
    'opens a socket and does not say who it is',
    'GET /graphql HTTP/1.1\r\nhost: cadre\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n' +
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n',
    '',
    '101',
  ],
])('a line that %s is ended, and others are answered meanwhile', async (_what, start, piece, status) => {
  const slow = Array.from({ length: 20 }, () => trickle(start, piece));
  expect((await admin.do(readViewer)).viewer).not.toBeNull();
  for (const answered of await Promise.all(slow)) {
    if (status) expect(answered.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
  }
});

test('a file that comes too slowly is given up', async () => {
  const answered = await trickle(
    `POST /attachments?name=slow.txt HTTP/1.1\r\nhost: cadre\r\ncookie: ${admin.headers.cookie}\r\n` +
      'content-type: text/plain\r\ncontent-length: 50000\r\n\r\n',
    'x',
  );
  expect(answered).not.toContain('HTTP/1.1 200');
});
