import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import type { UseInfo } from '../apollo/errors';
import { paths } from '../paths';
import { TextLink } from '../ui/links';

/** A link to what uses a segment, property or team group, with what kind of thing it is. */
export function UseLink({ use }: { use: UseInfo }) {
  const { t } = useLingui();
  const kind = {
    SEGMENT_RULE: t`Segment rule`,
    QUEUE: t`Queue`,
    PRIORITY_RULE: t`Priority rule`,
    SAVED_VIEW: t`Saved view`,
  }[use.kind];
  const address = {
    SEGMENT_RULE: paths.segment(use.id, 'advanced'),
    QUEUE: paths.queue(use.id),
    PRIORITY_RULE: paths.priorityRule(use.id),
    SAVED_VIEW: paths.view(use.id),
  }[use.kind];
  return (
    <>
      {kind}:{' '}
      <TextLink {...address} inherit>
        {use.name}
      </TextLink>
    </>
  );
}

export function useLinksOf(uses: readonly UseInfo[]): ReactElement[] {
  return uses.map((use) => <UseLink key={use.id} use={use} />);
}
