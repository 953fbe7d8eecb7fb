import { writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/start.js';
import { ada, type Caller, testServer } from '../api.js';
import { temporaryFolder } from '../clean-up.js';
import { isLong, withinMs } from '../long.js';
import { readViewer } from '../operations/teammates.js';

let server: RunningServer;
let admin: Caller;

beforeAll(async () => {
  const consoleFolder = await temporaryFolder('console');
  await writeFile(`${consoleFolder}/index.html`, '<!doctype html>');
  server = await testServer(undefined, { consoleFolder });
  admin = await ada(server);
});

type Ending = 'wait' | 'half-close' | 'reset' | 'leave';

/** Sends bytes over a line of its own and ends it in one of the ways in which lines end. */
function send(bytes: Buffer, ending: Ending): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    // A line that says nothing wrong and asks for nothing stays open: its client goes in the end.
    socket.setTimeout(ending === 'wait' ? 60 : 20, () => socket.destroy());
    socket.on('connect', () => {
      socket.write(bytes, () => {
        if (ending === 'half-close') socket.end();
        if (ending === 'reset') socket.resetAndDestroy();
        if (ending === 'leave') socket.destroy();
      });
    });
    socket.resume();
  });
}

const oddText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '//',
    '///',
    '/\\',
    '//[',
    'http://[',
    'http://a:99999999/',
    '*',
    '/%',
    '/%00',
    '/%ff',
    '/graphql?%',
    '/graphql?query={a',
    '/..%2f',
    '/graphql#',
    '/graphql?a=%E0%A4%A',
    '/exports/contacts?condition=%7B',
    '/index.html%00',
    '/assets/../../package.json',
    'x'.repeat(9_000),
  ),
);
const target = fc.oneof(
  fc.constantFrom(
    '/graphql',
    '/',
    '/healthz',
    '/readyz',
    '/metrics',
    '/imports',
    '/attachments',
    '/contacts',
  ),
  oddText,
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'HEAD', 'CONNECT', 'TRACE', 'get', '', 'PRI');
const header = fc.oneof(
  fc.constantFrom(
    'Upgrade: websocket\r\nConnection: Upgrade',
    'Upgrade: h2c\r\nConnection: Upgrade',
    'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws',
    'Sec-WebSocket-Version: 99',
    'Sec-WebSocket-Key: x',
    'Sec-WebSocket-Extensions: permessage-deflate; a=b; ;',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: x',
    'Content-Length: 10',
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Content-Encoding: gzip',
    'Content-Type: application/json',
    'Content-Type: multipart/form-data; boundary=',
    'Content-Type: ;;;',
    'Accept: text/html',
    'Accept: */;q=x,,',
    'Accept-Encoding: br;q=9, *;q=0',
    'Authorization: Bearer cadre_x_y',
    'Cookie: cadre_session=%; a=\u0001; =',
    'Origin: http://[',
    'Origin: null',
    'Range: bytes=9-1,--',
    'If-None-Match: "',
    'If-Modified-Since: never',
    'Expect: 100-continue',
    'Expect: x',
    'Host: a:b:c',
    'Host: ',
    'Forwarded: for=""',
    'X-Forwarded-For: ,,[::1',
  ),
  fc.tuple(oddText, oddText).map(([name, value]) => `${name}: ${value}`),
);
const frame = fc
  .tuple(
    fc.nat(255),
    fc.nat(255),
    fc.uint8Array({ maxLength: 40 }),
    fc.option(
      fc.constantFrom(
        '{"type":"connection_init"}',
        '{"type":"subscribe","id":"1","payload":{"query":"{"}}',
        '{"type":"subscribe"}',
        '{"type":"complete","id":"1"}',
        'null',
        '[]',
        '{"type":"connection_init","payload":{"apiKey":{"a":[]}}}',
      ),
    ),
  )
  .map(([first, second, rest, text]) => {
    if (text === null) return Buffer.from([first, second, ...rest]);
    // A masked text frame, with a mask of zeros.
    return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
  });
const body = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    'null',
    '{"query":"{ a }"}',
    '5\r\nhello\r\n0\r\n\r\n',
    'ffffffffff\r\n',
    '-1\r\n',
    'x\r\n',
  ),
  fc.string({ maxLength: 60 }),
);
const ending = fc.constantFrom<Ending>('wait', 'half-close', 'reset', 'leave');

const line = fc.record({
  start: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(method, target).map(([verb, where]) => `${verb} ${where} HTTP/1.1\r\n`),
    },
    { weight: 1, arbitrary: oddText },
  ),
  headers: fc.array(header, { maxLength: 5 }),
  body,
  frames: fc.array(frame, { maxLength: 4 }),
  ending,
});

const bytesOf = ({
  start,
  headers,
  body: text,
  frames,
}: typeof line extends fc.Arbitrary<infer T> ? T : never) =>
  Buffer.concat([
    Buffer.from(`${start}Host: x\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n${text}`, 'utf8'),
    ...frames,
  ]);

test(
  'no bytes on a line stop the server, whatever they are and however the line ends',
  async () => {
    const atOnce = 20;
    const rounds = isLong ? 500 : 25;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: atOnce, maxLength: atOnce }), async (lines) => {
        await Promise.all(lines.map((one) => send(bytesOf(one), one.ending)));
        expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
      }),
      { numRuns: rounds, endOnFailure: true },
    );
    expect((await admin.do(readViewer)).viewer).not.toBeNull();
  },
  withinMs(120_000),
);

test.each([
  [
    'an upgrade of the address //',
    'GET // HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nHost: x\r\n\r\n',
  ],
  [
    'an upgrade of no address that is one',
    'GET http://[ HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nHost: x\r\n\r\n',
  ],
  ['a page of the address //', 'GET // HTTP/1.1\r\nAccept: text/html\r\nHost: x\r\n\r\n'],
  ['a page of a bad escape', 'GET /%ff HTTP/1.1\r\nAccept: text/html\r\nHost: x\r\n\r\n'],
])('%s is answered or its line ended, and the next is served', async (_what, text) => {
  for (const how of ['wait', 'half-close', 'reset', 'leave'] as const) await send(Buffer.from(text), how);
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});
