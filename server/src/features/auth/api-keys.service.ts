import { apiKeyScopes, type Permission } from '@cadre/shared/permissions';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotFound } from '../../platform/errors/errors.js';
import { newId } from '../../platform/ids.js';
import { InputCheck } from '../../platform/input-check.js';
import { ApiKey } from './auth.entity.js';
import { formatApiKey } from './authenticate.js';
import { hashSecret, newSecret } from './secrets.js';

/** Makes a key; the answer holds the secret, which is not kept. @throws Invalid */
export function createApiKey(
  unit: UnitOfWork,
  input: { name: string; scopes: readonly string[] },
): { apiKey: ApiKey; secret: string } {
  const check = new InputCheck();
  const name = check.text(input.name, ['input', 'name']);
  if (input.scopes.length === 0) check.add(['input', 'scopes'], 'A key needs one scope at least.');
  const scopes = input.scopes.map((scope, index) =>
    check.oneOf<Permission>(scope, apiKeyScopes, ['input', 'scopes', String(index)]),
  );
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
    revokedAt: null,
    createdAt: new Date(),
  });
  unit.record({ type: 'apiKey.created', subjectId: apiKey.id, data: { name, scopes } });
  return { apiKey, secret: formatApiKey(unit.workspaceId, secret) };
}

/** From now on the key opens nothing, on any server. @throws NotFound */
export async function revokeApiKey(unit: UnitOfWork, id: string): Promise<ApiKey> {
  const apiKey = await unit.em.findOne(ApiKey, { workspaceId: unit.workspaceId, id });
  if (!apiKey) throw new NotFound('API key', ['input', 'id']);
  if (apiKey.revokedAt === null) {
    apiKey.revokedAt = new Date();
    unit.record({ type: 'apiKey.revoked', subjectId: id });
  }
  return apiKey;
}
