import { canonicalText } from '@cadre/shared/conditions/values';
import type { Role } from '@cadre/shared/permissions';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound, Taken } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { Account, Invitation } from '../auth/auth.entity.js';
import { checkNewPassword } from '../auth/password-strength.js';
import { hashPassword, hashSecret, newSecret } from '../auth/secrets.js';
import { saidAvailability } from './presence.js';
import { Teammate } from './teams.entity.js';

const invitationDays = 14;

/** A new account. @throws Invalid, also for a password that is easy to guess; Taken when the address has one. */
export async function createAccount(
  unit: Pick<UnitOfWork, 'em'>,
  input: { email: string; name: string; password: string },
  workspaceName: string,
): Promise<Account> {
  const check = new InputCheck();
  const email = check.email(input.email, ['input', 'email']);
  const name = check.text(input.name, ['input', 'name']);
  const owner = { name, email, workspaceName };
  await checkNewPassword(check, input.password, ['input', 'password'], owner);
  check.done();
  const account = unit.em.create(Account, {
    id: newId('account'),
    email,
    emailCanonical: canonicalText(email),
    name,
    passwordHash: await hashPassword(input.password),
    createdAt: new Date(),
  });
  // Plain ids tell the ORM no order, and a seat refers to its account.
  await unit.em.flush();
  return account;
}

async function workspaceName({ db, workspaceId }: UnitOfWork): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from workspace where id = ${workspaceId}`.execute(
    db,
  );
  return rows[0]?.name ?? '';
}

/** Gives an account a seat in the unit's workspace. */
export function createTeammate(unit: UnitOfWork, account: { id: string }, role: Role): Teammate {
  const teammate = unit.em.create(Teammate, {
    workspaceId: unit.workspaceId,
    id: newId('teammate'),
    accountId: account.id,
    role,
    capacity: 5,
    available: false,
    lastSeenAt: null,
    removedAt: null,
    createdAt: new Date(),
  });
  unit.record({ type: 'teammate.joined', subjectId: teammate.id, data: { role } });
  return teammate;
}

/** Changes a seat. @throws Invalid when the workspace would be left without an admin; NotFound */
export async function changeTeammate(
  unit: UnitOfWork,
  input: {
    id: string;
    role?: Role | null | undefined;
    capacity?: number | null | undefined;
    available?: boolean | null | undefined;
    removed?: boolean | null | undefined;
  },
): Promise<Teammate> {
  // Locked together, so that two admins who demote each other at once do not both succeed.
  await sql`select id from teammate where workspace_id = ${unit.workspaceId} and role = 'ADMIN' order by id for update`.execute(
    unit.db,
  );
  const teammate = await unit.em.findOne(Teammate, {
    workspaceId: unit.workspaceId,
    id: input.id,
    removedAt: null,
  });
  if (!teammate) throw new NotFound('teammate', ['input', 'id']);
  const check = new InputCheck();
  const before = { role: teammate.role, capacity: teammate.capacity, available: teammate.available };
  if (input.capacity != null)
    teammate.capacity = check.wholeNumber(input.capacity, ['input', 'capacity'], 0, 1_000);
  check.done();
  if (input.role != null) teammate.role = input.role;
  if (input.available != null) {
    await saidAvailability(unit, teammate.id);
    teammate.available = input.available;
  }
  if (input.removed) teammate.removedAt = new Date();
  const leavesAdmin = before.role === 'ADMIN' && (teammate.role !== 'ADMIN' || teammate.removedAt !== null);
  if (leavesAdmin && !(await hasOtherAdmin(unit, teammate.id))) {
    throw Invalid.at(['input', input.removed ? 'removed' : 'role'], 'A workspace needs one admin at least.');
  }
  if (input.removed) {
    await sql`delete from team_member where workspace_id = ${unit.workspaceId} and teammate_id = ${teammate.id}`.execute(
      unit.db,
    );
  }
  const { role, capacity, available } = teammate;
  unit.record({
    type: input.removed ? 'teammate.removed' : 'teammate.changed',
    subjectId: teammate.id,
    data: { before, after: { role, capacity, available } },
  });
  return teammate;
}

async function hasOtherAdmin(unit: UnitOfWork, teammateId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from teammate where workspace_id = ${unit.workspaceId} and role = 'ADMIN'
      and removed_at is null and id <> ${teammateId} limit 1
  `.execute(unit.db);
  return rows.length > 0;
}

/** Invites a person; the token is told once and stands for the invitation in its link. @throws Invalid, Taken */
export async function createInvitation(
  unit: UnitOfWork,
  input: { email: string; role: Role },
): Promise<{ invitation: Invitation; token: string }> {
  const check = new InputCheck();
  const email = check.email(input.email, ['input', 'email']);
  check.done();
  const { rows } = await sql`
    select 1 from teammate t join account a on a.id = t.account_id
    where t.workspace_id = ${unit.workspaceId} and t.removed_at is null and a.email_canonical = ${canonicalText(email)}
  `.execute(unit.db);
  if (rows.length > 0) throw new Taken('This person is a teammate already.', ['input', 'email']);
  const token = `${unit.workspaceId}.${newSecret()}`;
  const invitation = unit.em.create(Invitation, {
    workspaceId: unit.workspaceId,
    id: newId('invitation'),
    email,
    role: input.role,
    tokenHash: hashSecret(token),
    invitedBy: unit.actor,
    expiresAt: new Date(Date.now() + invitationDays * 86_400_000),
    acceptedAt: null,
    createdAt: new Date(),
  });
  unit.record({ type: 'invitation.created', subjectId: invitation.id, data: { email, role: input.role } });
  return { invitation, token };
}

/** The link that was told opens nothing any more; the seat is offered with a new one. @throws NotFound */
export async function renewInvitation(
  unit: UnitOfWork,
  id: string,
): Promise<{ invitation: Invitation; token: string }> {
  const invitation = await findOpenInvitation(unit, id);
  const token = `${unit.workspaceId}.${newSecret()}`;
  invitation.tokenHash = hashSecret(token);
  invitation.expiresAt = new Date(Date.now() + invitationDays * 86_400_000);
  unit.record({ type: 'invitation.renewed', subjectId: id, data: { email: invitation.email } });
  return { invitation, token };
}

/** The link opens nothing any more. @throws NotFound */
export async function revokeInvitation(unit: UnitOfWork, id: string): Promise<string> {
  const invitation = await findOpenInvitation(unit, id);
  unit.em.remove(invitation);
  unit.record({ type: 'invitation.revoked', subjectId: id, data: { email: invitation.email } });
  return id;
}

async function findOpenInvitation(unit: UnitOfWork, id: string): Promise<Invitation> {
  const { workspaceId } = unit;
  const found = await unit.em.findOne(
    Invitation,
    { workspaceId, id, acceptedAt: null },
    // Somebody may be taking it up at this moment.
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!found) throw new NotFound('invitation', ['input', 'id']);
  return found;
}

/** A person says whether they take conversations; theirs to say, whatever their role. @throws NotFound */
export async function setAvailability(
  unit: UnitOfWork,
  teammateId: string,
  available: boolean,
): Promise<void> {
  const { workspaceId } = unit;
  const teammate = await unit.em.findOne(Teammate, { workspaceId, id: teammateId, removedAt: null });
  if (!teammate) throw new NotFound('teammate');
  await saidAvailability(unit, teammateId);
  const before = { available: teammate.available };
  teammate.available = available;
  unit.record({ type: 'teammate.changed', subjectId: teammateId, data: { before, after: { available } } });
}

/** The workspace that an invitation's token names; empty when it is no token. */
export function workspaceOfToken(token: string): string {
  return /^(wsp_[0-9a-z]{26})\./.exec(token)?.[1] ?? '';
}

/**
 * Takes up an invitation: makes the account, or adds the seat to the one that has the e-mail address when
 * `signedInAs` is that account. @throws NotFound for a token that is unknown, used or over; Invalid; Taken
 */
export async function acceptInvitation(
  unit: UnitOfWork,
  input: { token: string; name: string; password: string },
  signedInAs: string | null,
): Promise<{ accountId: string; teammate: Teammate }> {
  const { rows } = await sql<{ id: string }>`
    select id from invitation where workspace_id = ${unit.workspaceId} and token_hash = ${hashSecret(input.token)}
      and accepted_at is null and expires_at > now() for update
  `.execute(unit.db);
  const found =
    rows[0] && (await unit.em.findOne(Invitation, { workspaceId: unit.workspaceId, id: rows[0].id }));
  if (!found) throw new NotFound('invitation', ['input', 'token']);
  found.acceptedAt = new Date();
  const account = await unit.em.findOne(Account, { emailCanonical: canonicalText(found.email) });
  if (account && account.id !== signedInAs) {
    throw new Taken('This e-mail address has an account: sign in with it, then open the link again.', [
      'input',
      'token',
    ]);
  }
  const { id } =
    account ?? (await createAccount(unit, { ...input, email: found.email }, await workspaceName(unit)));
  const seat = await unit.em.findOne(Teammate, { workspaceId: unit.workspaceId, accountId: id });
  if (!seat) return { accountId: id, teammate: createTeammate(unit, { id }, found.role) };
  seat.removedAt = null;
  seat.role = found.role;
  unit.record({ type: 'teammate.joined', subjectId: seat.id, data: { role: found.role } });
  return { accountId: id, teammate: seat };
}
