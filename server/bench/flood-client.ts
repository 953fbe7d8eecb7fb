import { Agent, request } from 'node:http';
import { type Flood, floods } from './floods.ts';

/** Sends floods to a server, as the process that measures it says. */
interface Order {
  readonly address: string;
  readonly cookie: string;
  /** Once, or again and again until the next order. */
  readonly flood: number | null;
  readonly isContinuous: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
let round = 0;
let all: Flood[] | null = null;

function send({ address, cookie, flood }: Order): Promise<number> {
  all ??= floods(cookie);
  const { headers = {}, body } = all[flood ?? 0] ?? { body: Buffer.alloc(0) };
  return new Promise((resolve) => {
    const asked = request(`${address}/graphql`, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(body.length), ...headers },
    });
    // A server may end the line of a body that is too large before it is all there.
    asked.on('error', () => resolve(0));
    asked.on('response', (response) =>
      response.resume().on('close', () => resolve(response.statusCode ?? 0)),
    );
    asked.end(body);
  });
}

process.on('message', async (order: Order) => {
  round += 1;
  const mine = round;
  if (order.flood === null) {
    process.send?.({ status: 0 });
    return;
  }
  if (!order.isContinuous) {
    process.send?.({ status: await send(order) });
    return;
  }
  const keepSending = async () => {
    while (round === mine) await send(order);
  };
  for (let line = 0; line < 4; line += 1) void keepSending();
});
