import { apiKeyScopes, type Permission } from '@cadre/shared/permissions';
import { LockMode } from '@mikro-orm/core';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { ApiKey } from './auth.entity.js';
import { formatApiKey } from './authenticate.js';
import { hashSecret, newSecret } from './secrets.js';

const maxOverlapSeconds = 7 * 86_400;

/** Makes a key; the answer holds the secret, which is not kept. @throws Invalid */
export function createApiKey(
  unit: UnitOfWork,
  input: { name: string; scopes: readonly string[]; expiresAt?: Date | null | undefined },
): { apiKey: ApiKey; secret: string } {
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name']);
  if (input.scopes.length === 0) check.add(['input', 'scopes'], 'A key needs one scope at least.');
  const scopes = input.scopes.map((scope, index) =>
    check.oneOf<Permission>(scope, apiKeyScopes, ['input', 'scopes', String(index)]),
  );
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && expiresAt.getTime() <= Date.now()) {
    check.add(['input', 'expiresAt'], 'This time is past. Choose a later one.');
  }
  check.done();
  const secret = newSecret();
  const apiKey = unit.em.create(ApiKey, {
    workspaceId: unit.workspaceId,
    id: newId('apiKey'),
    name,
    secretHash: hashSecret(secret),
    scopes: [...new Set(scopes)],
    createdBy: unit.actor,
    lastUsedAt: null,
    lastFour: lastFourOf(secret),
    expiresAt,
    previousSecretHash: null,
    previousExpiresAt: null,
    revokedAt: null,
    createdAt: new Date(),
  });
  unit.record({ type: 'apiKey.created', subjectId: apiKey.id, data: { name, scopes, expiresAt } });
  return { apiKey, secret: formatApiKey(unit.workspaceId, secret) };
}

const lastFourOf = (secret: string) => secret.slice(-4);

/**
 * Gives a key a new secret, which is in the answer; the earlier one opens the key for `overlapSeconds` more.
 * @throws NotFound; Invalid when the key is revoked or has expired.
 */
export async function rotateApiKey(
  unit: UnitOfWork,
  input: { id: string; overlapSeconds: number },
): Promise<{ apiKey: ApiKey; secret: string }> {
  const apiKey = await findApiKey(unit, input.id);
  const check = new InputCheck();
  check.wholeNumber(input.overlapSeconds, ['input', 'overlapSeconds'], 0, maxOverlapSeconds);
  const isExpired = apiKey.expiresAt != null && apiKey.expiresAt.getTime() <= Date.now();
  if (apiKey.revokedAt != null || isExpired) {
    check.add(['input', 'id'], 'This key opens nothing anymore. Create another.');
  }
  check.done();
  const secret = newSecret();
  apiKey.previousSecretHash = apiKey.secretHash;
  apiKey.previousExpiresAt = new Date(Date.now() + input.overlapSeconds * 1_000);
  apiKey.secretHash = hashSecret(secret);
  apiKey.lastFour = lastFourOf(secret);
  const { overlapSeconds } = input;
  unit.record({ type: 'apiKey.rotated', subjectId: apiKey.id, data: { overlapSeconds } });
  return { apiKey, secret: formatApiKey(unit.workspaceId, secret) };
}

/** From now on the key opens nothing, on any server. @throws NotFound */
export async function revokeApiKey(unit: UnitOfWork, id: string): Promise<ApiKey> {
  const apiKey = await findApiKey(unit, id);
  if (apiKey.revokedAt === null) {
    apiKey.revokedAt = new Date();
    unit.record({ type: 'apiKey.revoked', subjectId: id });
  }
  return apiKey;
}

async function findApiKey({ em, workspaceId }: UnitOfWork, id: string): Promise<ApiKey> {
  // Of two who rotate at once, the second ends the secret of the first, and not both the same earlier one.
  const found = await em.findOne(ApiKey, { workspaceId, id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found) throw new NotFound('API key', ['input', 'id']);
  return found;
}
