import { Agent, request } from 'node:http';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../database.js';
import { isLong } from '../long.js';
import { startProcess } from '../server-process.js';

interface Tally {
  answered: number;
  readonly failed: string[];
}

/** Asks again and again over lines that are kept open, until the server takes no new one. */
async function keepAsking(address: string, agent: Agent, tally: Tally): Promise<void> {
  for (;;) {
    const outcome = await new Promise<'answered' | 'over' | string>((resolve) => {
      let isConnected = false;
      const asked = request(`${address}/graphql`, {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      });
      asked.on('socket', (socket) => {
        if (!socket.connecting) isConnected = true;
        else socket.once('connect', () => (isConnected = true));
      });
      asked.on('error', (error) => resolve(isConnected ? String(error) : 'over'));
      asked.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('error', (error) => resolve(String(error)));
        response.on('end', () => resolve(text.includes('installationReady') ? 'answered' : text));
      });
      asked.end('{"query":"{ installationReady }"}');
    });
    if (outcome === 'over') return;
    if (outcome === 'answered') tally.answered += 1;
    else tally.failed.push(outcome);
  }
}

test('a server that is told to stop under load fails no request that it has taken, whatever it is doing', async () => {
  const databaseUrl = await createTestDatabase();
  for (let run = 0; run < (isLong ? 20 : 2); run += 1) {
    const server = await startProcess({ DATABASE_URL: databaseUrl });
    const tally: Tally = { answered: 0, failed: [] };
    const agent = new Agent({ keepAlive: true, maxSockets: 24 });
    const clients = Array.from({ length: 24 }, () => keepAsking(server.address, agent, tally));
    await expect.poll(() => tally.answered, { timeout: 30_000 }).toBeGreaterThan(500 + run * 37);
    await server.kill('SIGTERM');
    await Promise.all(clients);
    agent.destroy();
    expect(tally.failed).toEqual([]);
  }
});
