import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { MembershipSource } from '../../gql/graphql';

/** How a membership came about, as the console says it. */
export function useSourceWords(): Record<MembershipSource, string> {
  const { t } = useLingui();
  return useMemo(
    () => ({ MANUAL: t`By hand`, API: t`Through the API`, RULE: t`By the rule`, IMPORT: t`By an import` }),
    [t],
  );
}
