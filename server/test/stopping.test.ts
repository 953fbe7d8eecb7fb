import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ada, testServer } from './api.js';

test('a server stops although a client holds an upload open', async () => {
  const server = await testServer();
  const { headers } = await ada(server);
  const client = connect(Number(new URL(server.address).port), '127.0.0.1');
  client.write(
    `POST /attachments?name=half.txt HTTP/1.1\r\nhost: cadre\r\ncookie: ${headers.cookie}\r\n` +
      'content-type: text/plain\r\ncontent-length: 1000\r\nexpect: 100-continue\r\n\r\n',
  );
  const [answer] = await once(client, 'data');
  expect(String(answer)).toContain('100 Continue');
  client.on('error', () => {}).write('half of it');
  const cut = new Promise((resolve) => client.once('close', resolve));
  await server.stop();
  await cut;
  await expect(fetch(`${server.address}/healthz`)).rejects.toThrow();
});
