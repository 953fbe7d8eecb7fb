import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ContactsMatchingInput } from '../../gql/graphql';
import { ResetMembersDocument, useMembersAction } from '../../parts/members-actions';
import type { Selection } from '../../table/selection';
import { toastFailure } from '../../ui/toast';

interface ResetPickedProps {
  segment: string;
  selection: Selection;
  matching: ContactsMatchingInput;
}

/** Takes back the pins of whoever is chosen: from then on the rule decides again. */
export function ResetPicked({ segment, selection, matching }: ResetPickedProps) {
  const { run, busy } = useMembersAction(ResetMembersDocument, (count) =>
    plural(count, {
      one: 'The rule decides again about # contact',
      other: 'The rule decides again about # contacts',
    }),
  );
  const reset = async () => {
    const chosen = selection.everything ? { matching } : { contacts: [...selection.ids] };
    const outcome = await run({ input: { segment, ...chosen } });
    if (outcome.ok) selection.clear();
    else for (const { message } of outcome.refusals) toastFailure(message);
  };
  return (
    <Button size="xs" variant="default" loading={busy} onClick={reset}>
      <Trans>Reset to automatic</Trans>
    </Button>
  );
}
