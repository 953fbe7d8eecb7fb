import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import { SetupCode, setupCode } from '../src/features/workspaces/setup-code.js';
import { caller, testServer } from './api.js';
import { createTestDatabase } from './database.js';
import { setUpInstallation } from './operations/installation.js';
import { readInstallation } from './operations/resets.js';
import { startProcess } from './server-process.js';

const person = {
  workspaceName: 'Northwind',
  name: 'Ada Lovelace',
  email: 'ada@northwind.example',
  password: 'analytical engine',
};

test('the first admin of a server that others can reach needs the code of its log', async () => {
  const url = await createTestDatabase();
  const server = await startProcess({ HOST: '0.0.0.0', CADRE_SAMPLE: '', DATABASE_URL: url });
  const [, code = ''] = /setup code: (\S+)/.exec(server.said) ?? [];
  expect(code).toMatch(/^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
  expect(server.said, 'there is no sample, whose password everybody knows').not.toContain('ada@example.com');
  const stranger = caller(server);
  expect((await stranger.do(readInstallation)).installation.needsSetupCode).toBe(true);
  for (const wrong of [undefined, '', 'AAAA-AAAA-AAAA-AAAA-AAAA', 'x'.repeat(10_000)]) {
    const { data } = await stranger.ask(setUpInstallation, {
      input: { ...person, ...(wrong === undefined ? {} : { setupCode: wrong }) },
    });
    expect(data.installationSetUp.userErrors).toMatchObject([
      { message: expect.stringContaining('not the setup code') },
    ]);
  }
  await stranger.do(setUpInstallation, {
    input: { ...person, setupCode: ` ${code.toLowerCase().replaceAll('-', ' ')}` },
  });
  expect((await stranger.do(readInstallation)).installation.needsSetupCode).toBe(false);
  await server.kill('SIGTERM');

  const again = await startProcess({ HOST: '0.0.0.0', DATABASE_URL: url });
  expect(again.said, 'once set up, no code is printed').not.toContain('setup code');
});

test('the tenth wrong code is the last that is looked at for a while', async () => {
  const server = await testServer(undefined, { needsSetupCode: true });
  const attempt = async (code: string) => {
    const { data } = await caller(server).ask(setUpInstallation, { input: { ...person, setupCode: code } });
    return data.installationSetUp.userErrors[0]?.message;
  };
  for (let count = 0; count < 10; count += 1) expect(await attempt('guess')).toContain('not the setup code');
  expect(await attempt(server.platform.only(setupCode).text)).toContain('Too many attempts');
  const { rows } = await sql`select 1 from account`.execute(server.platform.database.sql);
  expect(rows).toEqual([]);
});

test('on the machine itself no code is asked for', async () => {
  const server = await testServer();
  expect((await caller(server).do(readInstallation)).installation.needsSetupCode).toBe(false);
  await caller(server).do(setUpInstallation, { input: person });
});

test('a code is another with every start', () => {
  const codes = new Set(Array.from({ length: 100 }, () => new SetupCode().text));
  expect(codes.size).toBe(100);
});

test.each([
  [{}, false, true],
  [{ HOST: '127.0.0.1' }, false, true],
  [{ HOST: '127.3.2.1' }, false, true],
  [{ HOST: 'localhost' }, false, true],
  [{ HOST: '::1' }, false, true],
  [{ HOST: '0.0.0.0' }, true, false],
  [{ HOST: '::' }, true, false],
  [{ HOST: '10.0.0.7' }, true, false],
  [{ HOST: '127.0.0.1.example.com' }, true, false],
  [{ HOST: '0.0.0.0', CADRE_SAMPLE: 'on' }, true, true],
  [{ CADRE_SAMPLE: 'off' }, false, false],
])('the settings %j need a code: %j, and make a sample: %j', (env, needsSetupCode, sample) => {
  expect(readConfig(env)).toMatchObject({ needsSetupCode, sample });
});

test('a setting that is neither on nor off is refused', () => {
  expect(() => readConfig({ CADRE_SAMPLE: 'yes' })).toThrow('CADRE_SAMPLE must be on or off');
});
