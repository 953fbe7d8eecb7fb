import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FairShares } from './fair-shares.js';
import type { Scope } from './scope.js';

const scopeOf = (holder: string, workspaceId: string, more: Partial<Scope['work']> = {}): Scope => ({
  workspaceId,
  accountId: '',
  work: { holder, isBackground: false, signal: null, held: 0, ...more },
});

/** Lets all that can go on do so. */
const rest = () => new Promise((resolve) => setImmediate(resolve));

describe('the shares of a pool', () => {
  const asks = fc.array(
    fc.record({
      holder: fc.constantFrom('ada', 'ben', 'key', 'eve'),
      workspaceId: fc.constantFrom('north', 'south'),
      isBackground: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  );

  test('are never exceeded, and everybody has a turn, whoever gives back when', async () => {
    await fc.assert(
      fc.asyncProperty(
        asks,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 12 }),
        async (all, at, most) => {
          const shares = new FairShares(most);
          const inUse: { scope: Scope; giveBack: () => void }[] = [];
          let served = 0;
          for (const { holder, workspaceId, isBackground } of all) {
            const scope = scopeOf(holder, workspaceId, { isBackground });
            void shares.enter(scope).then((giveBack) => {
              served += 1;
              inUse.push({ scope, giveBack });
            });
          }
          const half = Math.max(1, Math.floor(most / 2));
          while (served < all.length || inUse.length > 0) {
            await rest();
            const count = (test: (scope: Scope) => boolean) =>
              inUse.filter(({ scope }) => test(scope)).length;
            expect(inUse.length).toBeGreaterThan(0);
            expect(inUse.length).toBeLessThanOrEqual(most);
            expect(count(({ work }) => work.isBackground)).toBeLessThanOrEqual(half);
            for (const holder of ['ada', 'ben', 'key', 'eve']) {
              expect(count(({ work }) => !work.isBackground && work.holder === holder)).toBeLessThanOrEqual(
                half,
              );
            }
            for (const workspaceId of ['north', 'south']) {
              const ofWorkspace = count((scope) => scope.workspaceId === workspaceId);
              expect(ofWorkspace).toBeLessThanOrEqual(Math.max(half, most - 2));
            }
            const [left] = inUse.splice(at.next().value % inUse.length, 1);
            left?.giveBack();
            left?.giveBack();
          }
        },
      ),
    );
  });

  test('go by turns: who asks once does not wait for all of who asked a hundred times', async () => {
    const shares = new FairShares(4);
    const order: string[] = [];
    const ask = (holder: string) =>
      shares.enter(scopeOf(holder, 'north')).then(async (giveBack) => {
        order.push(holder);
        await rest();
        giveBack();
      });
    const all = [...Array.from({ length: 100 }, () => ask('flood')), ask('ben')];
    await Promise.all(all);
    expect(order.indexOf('ben')).toBeLessThan(5);
  });

  test('are taken by nobody who has gone', async () => {
    const shares = new FairShares(2);
    const first = await shares.enter(scopeOf('ada', 'north'));
    const gone = new AbortController();
    const waiting = shares.enter(scopeOf('ada', 'north', { signal: gone.signal }));
    gone.abort();
    await expect(waiting).rejects.toThrow('gone');
    const next = shares.enter(scopeOf('ada', 'north'));
    first();
    (await next)();
  });

  test('let work that has a transaction open go on', async () => {
    const shares = new FairShares(2);
    await shares.enter(scopeOf('ada', 'north'));
    await shares.enter(scopeOf('ada', 'north', { held: 1 }));
  });
});
