import { expect, test } from 'vitest';
import { delayOf } from '../src/features/auth/sign-in-limit.js';
import type { RunningServer } from '../src/start.js';
import { ada, caller, present, testServer } from './api.js';
import { asOwner, createTestDatabase } from './database.js';
import { signIn } from './operations/installation.js';

const adasPassword = 'analytical engine';

/** An attempt to sign in to Ada’s account. @returns null when it succeeded, else the refusal. */
async function attempt(
  server: RunningServer,
  password: string,
  from?: string,
  email = 'ada@northwind.example',
) {
  const headers: Record<string, string> = from === undefined ? {} : { 'x-forwarded-for': from };
  const { data } = await caller(server, headers).ask(signIn, { input: { email, password } });
  return data.signIn.userErrors[0] ?? null;
}

const codesOf = (refusals: readonly ({ code: string } | null)[]) =>
  refusals.map((refusal) => refusal?.code ?? 'SIGNED_IN');
const count = (codes: readonly string[], code: string) => codes.filter((each) => each === code).length;

async function trustingServer(databaseUrl?: string): Promise<RunningServer> {
  return testServer(databaseUrl, { trustedProxies: ['loopback'] });
}

test('of two hundred guesses at once over two servers ten are looked at', async () => {
  const url = await createTestDatabase();
  const servers = [await testServer(url), await testServer(url)] as const;
  await ada(servers[0]);
  const guesses = Array.from({ length: 200 }, (_, index) =>
    attempt(servers[index % 2 === 0 ? 0 : 1], `guess ${index}`),
  );
  const codes = codesOf(await Promise.all(guesses));
  expect(count(codes, 'INVALID')).toBe(10);
  expect(count(codes, 'LIMIT_EXCEEDED')).toBe(190);
  const refusal = present(await attempt(servers[1], adasPassword));
  expect(refusal.code).toBe('LIMIT_EXCEEDED');
  expect(refusal.message).toMatch(/^Too many attempts\. Try again in 1[45]m\.$/);
});

test('a right password forgets the failures before it', async () => {
  const server = await testServer();
  await ada(server);
  for (let round = 0; round < 2; round += 1) {
    const codes = codesOf(await Promise.all(Array.from({ length: 9 }, () => attempt(server, 'a typo'))));
    expect(count(codes, 'INVALID')).toBe(9);
    expect(await attempt(server, adasPassword)).toBeNull();
  }
});

test('after a quarter of an hour attempts are looked at again', async () => {
  const url = await createTestDatabase();
  const first = await testServer(url);
  await ada(first);
  await Promise.all(Array.from({ length: 11 }, () => attempt(first, 'a guess')));
  await asOwner(url, (client) => client.query('update attempt set expire = expire - 900000'));
  expect(await attempt(await testServer(url), adasPassword)).toBeNull();
});

test('whoever shares the address of an attacker still signs in', async () => {
  const server = await testServer();
  await ada(server);
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      attempt(server, 'a guess', undefined, `grace${index % 4}@x.example`),
    ),
  );
  expect(await attempt(server, adasPassword)).toBeNull();
});

test('during an attack from many addresses the right password signs in, slowed', async () => {
  const server = await trustingServer();
  await ada(server);
  const codes = codesOf(
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => attempt(server, 'a guess', `203.0.113.${index}`)),
    ),
  );
  expect(count(codes, 'INVALID')).toBe(30);
  const began = performance.now();
  expect(await attempt(server, adasPassword, '198.51.100.1')).toBeNull();
  expect(performance.now() - began).toBeGreaterThan(2_900);
});

test('the addresses of one IPv6 network of 64 bits count as one', async () => {
  const server = await trustingServer();
  await ada(server);
  const guesses = Array.from({ length: 20 }, (_, index) =>
    attempt(server, 'a guess', `2001:db8:0:1::${index.toString(16)}`),
  );
  expect(count(codesOf(await Promise.all(guesses)), 'INVALID')).toBe(10);
  expect(await attempt(server, adasPassword, '2001:db8:0:2::1')).toBeNull();
});

test('an address that a client makes up is not believed', async () => {
  const server = await testServer();
  await ada(server);
  const guesses = Array.from({ length: 20 }, (_, index) => attempt(server, 'a guess', `203.0.113.${index}`));
  expect(count(codesOf(await Promise.all(guesses)), 'INVALID')).toBe(10);
});

test('behind a trusted proxy only what the proxy added is believed', async () => {
  const server = await trustingServer();
  await ada(server);
  const guesses = Array.from({ length: 20 }, (_, index) =>
    attempt(server, 'a guess', `203.0.113.${index}, 198.51.100.1`),
  );
  expect(count(codesOf(await Promise.all(guesses)), 'INVALID')).toBe(10);
});

test('a flood from one address waits only so much at once, and holds nobody up elsewhere', async () => {
  const server = await trustingServer();
  await ada(server);
  const flood = Array.from({ length: 150 }, (_, index) =>
    attempt(server, 'a guess', '203.0.113.1', `nobody${index}@x.example`),
  );
  expect(await attempt(server, adasPassword, '198.51.100.1')).toBeNull();
  const codes = codesOf(await Promise.all(flood));
  expect(count(codes, 'LIMIT_EXCEEDED')).toBeGreaterThanOrEqual(50);
  expect(count(codes, 'INVALID') + count(codes, 'LIMIT_EXCEEDED')).toBe(150);
});

test('the delay grows from nothing to three seconds', () => {
  expect([1, 10, 11, 12, 15, 16, 1_000_000].map((attempts) => delayOf(attempts, 10))).toEqual([
    0, 0, 100, 200, 1_600, 3_000, 3_000,
  ]);
});
