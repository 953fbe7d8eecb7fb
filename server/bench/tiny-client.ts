import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks a tiny query again and again for some time; what each took, in milliseconds, at least a hundred of them. */
process.on('message', async ({ address, cookie, ms }: { address: string; cookie: string; ms: number }) => {
  const taken: number[] = [];
  for (const until = Date.now() + ms; Date.now() < until || taken.length < 100; ) {
    const began = performance.now();
    await new Promise<void>((resolve, reject) => {
      const asked = request(`${address}/graphql`, {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
      });
      asked.on('error', reject);
      asked.on('response', (response) => response.resume().on('end', resolve));
      asked.end('{"query":"{ viewer { workspace { name } } }"}');
    });
    taken.push(performance.now() - began);
  }
  process.send?.(taken);
});
