import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Invalid, NotFound } from '../../platform/errors/errors.js';
import { createLink } from '../auth/account-links.js';
import { seatsOf } from '../auth/seats.js';
import { Teammate } from './teams.entity.js';

/**
 * The token of a link with which a teammate chooses a new password, and when it ends. An admin hands it over, and could
 * use it: so it is made only for an account that has no other workspace.
 * @throws NotFound; Invalid for oneself, and for an account with seats in other workspaces.
 */
export async function createTeammateReset(
  unit: UnitOfWork,
  teammateId: string,
  ownId: string | null,
): Promise<{ token: string; expiresAt: Date }> {
  const { workspaceId } = unit;
  const path = ['input', 'id'];
  const teammate = await unit.em.findOne(Teammate, { workspaceId, id: teammateId, removedAt: null });
  if (!teammate) throw new NotFound('teammate', path);
  if (teammateId === ownId) throw Invalid.at(path, 'Change your own password on your Account page.');
  const { accountId } = teammate;
  if ((await seatsOf(unit, accountId)).length > 1) {
    throw Invalid.at(
      path,
      'This person works in other workspaces too, so only they can reset their password: by “Forgot password?” on the sign-in page, or with a link of “cadre reset-password” from whoever runs the server.',
    );
  }
  const link = await createLink(unit, 'PASSWORD_RESET', { accountId, email: null, workspaceId });
  unit.record({ type: 'teammate.passwordResetCreated', subjectId: teammateId });
  return link;
}
