import { beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/start.js';
import { ada, type Caller, caller, present, signedIn, testServer } from './api.js';
import { acceptInvitation, invite, setUpInstallation } from './operations/installation.js';

let server: RunningServer;
let admin: Caller;

/** Why each of these cannot be the password of Grace Hopper, who joins Northwind. */
const weak: readonly [password: string, reason: RegExp][] = [
  ['short', /at least 10 characters/],
  ['1234567890', /everybody tries first/],
  ['          ', /Repeated characters/],
  ['qwertyuiop', /everybody tries first/],
  ['passwordpassword', /everybody tries first|Repeated/],
  ['gracehopper', /your name, email or workspace/],
  ['Grace Hopper', /your name, email or workspace/],
  ['hopper@navy.example', /your name, email or workspace/],
  ['northwind123', /your name, email or workspace/],
  [`${'a'.repeat(256)}b`, /at most 256 characters/],
];

describe('a new password', () => {
  let token: string;

  beforeAll(async () => {
    server = await testServer();
    const { data } = await caller(server).ask(setUpInstallation, {
      input: {
        workspaceName: 'Northwind',
        name: 'Ada Lovelace',
        email: 'ada@northwind.example',
        password: 'lovelace2024',
      },
    });
    expect(data.installationSetUp.userErrors, 'the first admin is held to it too').toMatchObject([
      { message: expect.stringMatching(/your name, email or workspace/) },
    ]);
    admin = await ada(server);
    const { invitationCreate } = await admin.do(invite, {
      input: { email: 'hopper@navy.example', role: 'AGENT' },
    });
    token = present(invitationCreate.token);
  });

  const join = (password: string) =>
    caller(server).ask(acceptInvitation, { input: { token, name: 'Grace Hopper', password } });

  test.each(weak)('is refused with the reason: %j', async (password, reason) => {
    const { data } = await join(password);
    expect(data.invitationAccept.userErrors).toEqual([
      { code: 'INVALID', path: ['input', 'password'], message: expect.stringMatching(reason) },
    ]);
  });

  test('of a megabyte is refused before anything is computed with it', async () => {
    const { errors } = await join('p4ssw0rd'.repeat(131_072));
    expect(errors).toMatchObject([{ message: 'The body is larger than 64 KB.' }]);
    const { data } = await join('p4ssw0rd'.repeat(7_000));
    expect(data.invitationAccept.userErrors).toMatchObject([
      { message: 'A password has at most 256 characters.' },
    ]);
  });

  test('of unrelated words is taken, and signs the person in', async () => {
    const grace = await signedIn(server, acceptInvitation, {
      input: { token, name: 'Grace Hopper', password: 'moth relay compiler' },
    });
    expect(grace.headers.cookie).toContain('cadre_session=');
  });
});
