import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { useLinksOf } from '../../parts/Uses';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import type { Property } from './PropertiesPage';
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

/** Another name for a choice, or that of another choice: the two are merged then. */
export function RenameChoiceDialog({ property, onClose }: { property: Property; onClose: () => void }) {
  const { t } = useLingui();
  const [choice, setChoice] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const { run, busy, refusals } = useAction(RenameChoiceDocument, { quiet: true });
  const links = useLinksOf(refusals[0]?.uses ?? []);
  const { id, label, version } = property;
  const written = name.trim().toLowerCase();
  const other = property.choices.find((one) => one !== choice && one.toLowerCase() === written);
  const title = t`Rename a choice of ${label}`;
  if (job) {
    return (
      <PropertyJob
        jobId={job}
        title={title}
        outcome={({ changed }) =>
          plural(changed, {
            one: 'The choice is changed in # contact.',
            other: 'The choice is changed in # contacts.',
          })
        }
        onClose={onClose}
      />
    );
  }
  const confirm = async () => {
    if (!choice) return;
    const outcome = await run({
      input: { id, choice, name: name.trim(), merge: other !== undefined, expectedVersion: version },
    });
    if (outcome.ok) setJob(outcome.data.contactPropertyChoiceRename.job?.id ?? null);
  };
  const general = refusals.find(({ path }) => path.at(-1) !== 'name');
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack>
        {general && <RefusalNote message={general.message} items={links} />}
        <Select
          label={t`Choice`}
          data-autofocus
          openOnFocus={false}
          placeholder={t`Choose one`}
          data={property.choices}
          value={choice}
          onChange={setChoice}
        />
        <TextInput
          label={t`New name`}
          description={t`Contacts and rules that name it are changed too. With the name of another choice, the two are merged.`}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setAgreed(false);
          }}
          error={messageFor(refusals, 'name')}
        />
        {other !== undefined && (
          <Checkbox
            label={t`Merge it into ${other} for good`}
            description={t`Rules that tell the two apart may select other contacts then.`}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
        )}
      </Stack>
      <DialogButtons
        danger={other !== undefined}
        busy={busy}
        disabled={!choice || written === '' || (other !== undefined && !agreed)}
        label={other === undefined ? t`Rename` : t`Merge`}
        onCancel={onClose}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
