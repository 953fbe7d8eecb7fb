import { request } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { ada, testServer } from './api.js';

test('an answer is compressed for whoever takes it so, and plain for others', async () => {
  const server = await testServer();
  const { headers } = await ada(server);
  const ask = (encoding: string | null) =>
    new Promise<{ encoding: string | undefined; bytes: number }>((resolve, reject) => {
      const accepts = encoding ? { 'accept-encoding': encoding } : {};
      const asked = request(`${server.address}/graphql`, {
        method: 'POST',
        headers: { ...headers, ...accepts, 'content-type': 'application/json' },
      });
      asked.on('error', reject).on('response', async (response) => {
        let bytes = 0;
        for await (const chunk of response) bytes += (chunk as Buffer).length;
        resolve({ encoding: response.headers['content-encoding'], bytes });
      });
      asked.end(JSON.stringify({ query: getIntrospectionQuery() }));
    });

  const plain = await ask(null);
  expect(plain.encoding).toBeUndefined();
  for (const encoding of ['br', 'gzip']) {
    const compressed = await ask(encoding);
    expect(compressed.encoding).toBe(encoding);
    expect(compressed.bytes).toBeLessThan(plain.bytes / 2);
  }
});
