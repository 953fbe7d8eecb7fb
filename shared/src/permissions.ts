/**
 * What a person or an API key may do: the one table. The server enforces it in one decorator, `viewerCan…`
 * fields mirror it, and a key's scopes are the names of its rows.
 */
export const permissions = {
  'contacts:read': { agent: true, scope: true },
  'contacts:write': { agent: true, scope: true },
  'contacts:erase': { agent: true, scope: true },
  'segments:read': { agent: true, scope: true },
  'segments:write': { agent: false, scope: true },
  'members:write': { agent: true, scope: true },
  'routing:read': { agent: true, scope: true },
  'routing:write': { agent: false, scope: true },
  'conversations:read': { agent: true, scope: true },
  'conversations:write': { agent: true, scope: true },
  'team:read': { agent: true, scope: true },
  'availability:write': { agent: true, scope: false },
  'account:write': { agent: true, scope: false },
  'team:write': { agent: false, scope: false },
  'workspace:write': { agent: false, scope: false },
  'keys:write': { agent: false, scope: false },
} as const;

export type Permission = keyof typeof permissions;
export type Role = 'ADMIN' | 'AGENT';

const names = Object.keys(permissions) as Permission[];

/** The scopes that an API key can be given. */
export const apiKeyScopes: readonly Permission[] = names.filter((name) => permissions[name].scope);

/** An admin may do everything, an agent what the table says. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return new Set(names.filter((name) => role === 'ADMIN' || permissions[name].agent));
}
