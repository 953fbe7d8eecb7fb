import type { Permission } from '@cadre/shared/permissions';
import { useLingui } from '@lingui/react/macro';

/** What a scope lets a program do, in words; the scope itself for one that has none yet. */
export function useScopeWords(): (scope: string) => string {
  const { t } = useLingui();
  const words: Partial<Record<Permission, string>> = {
    'contacts:read': t`Read contacts`,
    'contacts:write': t`Change contacts`,
    'contacts:erase': t`Erase contacts`,
    'segments:read': t`Read segments and rules`,
    'segments:write': t`Change segments and rules`,
    'members:write': t`Add and remove members`,
    'routing:read': t`Read queues and priority rules`,
    'routing:write': t`Change queues and priority rules`,
    'conversations:read': t`Read conversations`,
    'conversations:write': t`Start and change conversations`,
    'team:read': t`Read the team`,
  };
  return (scope) => words[scope as Permission] ?? scope;
}
