import { useLingui } from '@lingui/react/macro';
import type { SegmentHealthIssue } from '../../gql/graphql';

/** What is the matter with a segment: in a word for a list, and in a sentence. */
export function useHealthWords(): Record<SegmentHealthIssue, { short: string; sentence: string }> {
  const { t } = useLingui();
  return {
    BROKEN_RULE: { short: t`broken`, sentence: t`Its rule is broken and is skipped.` },
    NEVER_MATCHES: {
      short: t`contradiction`,
      sentence: t`Its rule contradicts itself: nobody can ever meet it.`,
    },
    SAME_RULE: { short: t`twin`, sentence: t`Another segment’s rule asks the same.` },
    UNUSED: { short: t`unused`, sentence: t`No queue and no priority rule asks for it yet.` },
    EMPTY: { short: t`empty`, sentence: t`Nobody is in it.` },
    NO_RECENT_MATCH: { short: t`quiet`, sentence: t`Its rule has added nobody for 30 days.` },
  };
}
