import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { List, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useLinksOf } from '../../parts/Uses';
import { DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import type { ChoiceUse } from './ChoicesDialog';
import { PropertyJob } from './PropertyJob';

const RenameChoiceDocument = graphql(`
  mutation RenameChoice($input: ContactPropertyChoiceRenameInput!) {
    contactPropertyChoiceRename(input: $input) {
      job {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const MergeChoiceDocument = graphql(`
  mutation MergeChoice($input: ContactPropertyChoiceMergeInput!) {
    contactPropertyChoiceMerge(input: $input) {
      job {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface ChoiceStepProps {
  property: { id: string; version: number };
  what: 'rename' | 'merge';
  choice: ChoiceUse;
  others: string[];
  onBack: () => void;
}

/** Another name for a choice, or another choice in its place: what that touches, then how far it is. */
export function ChoiceStep({ property, what, choice, others, onBack }: ChoiceStepProps) {
  const { t } = useLingui();
  const [to, setTo] = useState(what === 'rename' ? choice.choice : '');
  const [job, setJob] = useState<string | null>(null);
  const rename = useAction(RenameChoiceDocument, { quiet: true, refetch: ['PropertyChoices'] });
  const merge = useAction(MergeChoiceDocument, { quiet: true, refetch: ['PropertyChoices'] });
  const { refusals, busy } = what === 'rename' ? rename : merge;
  const field = useRef<HTMLInputElement>(null);
  // The menu that led here is gone, and the focus with it.
  useEffect(() => field.current?.focus(), []);
  const uses = useLinksOf(choice.usedBy);
  const blocking = useLinksOf(refusals[0]?.uses ?? []);
  const shared = { id: property.id, choice: choice.choice, expectedVersion: property.version };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (what === 'rename') {
      const outcome = await rename.run({ input: { ...shared, name: to } });
      if (outcome.ok) setJob(outcome.data.contactPropertyChoiceRename.job?.id ?? null);
    } else {
      const outcome = await merge.run({ input: { ...shared, into: to } });
      if (outcome.ok) setJob(outcome.data.contactPropertyChoiceMerge.job?.id ?? null);
    }
  };
  if (job) {
    return (
      <PropertyJob
        jobId={job}
        doing={t`Changing the choice`}
        done={({ changed }) =>
          plural(changed, { one: 'Done: # contact is changed.', other: 'Done: # contacts are changed.' })
        }
        refetch={['Properties', 'PropertyChoices']}
        onClose={onBack}
      />
    );
  }
  const general = refusals.find(({ path }) => !['name', 'into'].includes(path.at(-1) ?? ''));
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        {general && <RefusalNote message={general.message} items={blocking} />}
        {what === 'rename' ? (
          <TextInput
            label={t`New name of ${choice.choice}`}
            ref={field}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            error={messageFor(refusals, 'name')}
          />
        ) : (
          <Select
            label={t`Merge ${choice.choice} into`}
            ref={field}
            placeholder={t`Choose one`}
            data={others}
            value={to || null}
            onChange={(next) => setTo(next ?? '')}
            error={messageFor(refusals, 'into')}
          />
        )}
        <Text size="sm">
          {choice.contactCount === 0
            ? t`No contact has ${choice.choice} now.`
            : plural(choice.contactCount, {
                one: '# contact has it now and is changed with it.',
                other: '# contacts have it now and are changed with it.',
              })}{' '}
          {what === 'merge' && (
            <Trans>
              Afterwards nothing tells the two apart, so rules that ask for either speak of both; this cannot
              be undone.
            </Trans>
          )}
        </Text>
        {uses.length > 0 && (
          <div>
            <Text size="sm">
              <Trans>These rules ask for it and get a new version:</Trans>
            </Text>
            <List size="sm" mt={4}>
              {uses.map((link) => (
                <List.Item key={link.key}>{link}</List.Item>
              ))}
            </List>
          </div>
        )}
      </Stack>
      <DialogButtons
        busy={busy}
        danger={what === 'merge'}
        disabled={to.trim() === '' || to === choice.choice}
        label={what === 'rename' ? t`Rename` : t`Merge`}
        onCancel={onBack}
      />
    </form>
  );
}
