import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql, readFragment } from '../../gql';
import type { ContactFactsFragment, ContactFactsPropertyFragment } from '../../gql/graphql';
import { ContactFacts, ContactFactsProperty } from '../../parts/ContactDetails';
import { ContactPicker } from '../../parts/ContactPicker';
import { usePropertyWords } from '../../parts/property-words';
import { LoadingRows } from '../../ui/Delayed';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import classes from './contacts.module.css';

const MergeChoicesDocument = graphql(`
  query MergeChoices($from: ID!, $into: ID!) {
    from: contact(id: $from) {
      ...ContactFacts
    }
    into: contact(id: $into) {
      ...ContactFacts
    }
    contactProperties {
      ...ContactFactsProperty
    }
  }
`);

const MergeContactsDocument = graphql(`
  mutation MergeContacts($input: ContactMergeInput!) {
    contactMerge(input: $input) {
      contact {
        ...ContactFacts
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface MergeDialogProps {
  contact: { id: string; displayName: string };
  onClose: () => void;
}

/** Two contacts who are one person: the other's conversations and segments come here, and where both know a value one is chosen. */
export function MergeDialog({ contact, onClose }: MergeDialogProps) {
  const { t } = useLingui();
  const [from, setFrom] = useState<string | null>(null);
  const [take, setTake] = useState<ReadonlySet<string>>(new Set());
  const { run, busy, refusals } = useAction(MergeContactsDocument, {
    quiet: true,
    refetch: ['Contact', 'ContactConversations'],
    done: t`The two are one contact now`,
  });
  const confirm = async () => {
    if (from && (await run({ input: { from, into: contact.id, take: [...take] } })).ok) onClose();
  };
  const choose = (field: string, taken: boolean) => {
    const next = new Set(take);
    if (taken) next.add(field);
    else next.delete(field);
    setTake(next);
  };
  return (
    <Dialog title={t`Merge with ${contact.displayName}`} size="lg" onClose={onClose}>
      <Stack gap="sm">
        <ContactPicker
          label={t`Contact that goes`}
          data-autofocus
          openOnFocus={false}
          value={from}
          onChange={(id) => {
            setFrom(id);
            setTake(new Set());
          }}
          error={from === contact.id ? t`Choose another contact than this one` : undefined}
        />
        <Text size="sm" c="dimmed">
          <Trans>
            Its conversations, segments and pins move to {contact.displayName}, and so does every value that
            is missing there. Then it is gone; this cannot be undone.
          </Trans>
        </Text>
        {from && from !== contact.id && (
          <Differences from={from} into={contact.id} take={take} onChoose={choose} />
        )}
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons
        danger
        busy={busy}
        disabled={!from || from === contact.id}
        label={t`Merge`}
        onCancel={onClose}
        onConfirm={confirm}
      />
    </Dialog>
  );
}

interface DifferencesProps {
  from: string;
  into: string;
  take: ReadonlySet<string>;
  onChoose: (field: string, taken: boolean) => void;
}

function Differences({ from, into, take, onChoose }: DifferencesProps) {
  const { t } = useLingui();
  const { data, error } = useQuery(MergeChoicesDocument, {
    variables: { from, into },
    fetchPolicy: 'cache-and-network',
  });
  const words = usePropertyWords();
  const labels = { name: t`Name`, email: t`E-mail`, company: t`Company`, externalId: t`External ID` };
  if (error && !data) return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} />;
  const goes = readFragment(ContactFacts, data?.from);
  const stays = readFragment(ContactFacts, data?.into);
  if (!data || !goes || !stays) return <LoadingRows rows={3} label={t`Comparing`} />;
  const properties = readFragment(ContactFactsProperty, data.contactProperties);
  const differences = [
    ...attributeDifferences(goes, stays, labels),
    ...propertyDifferences(goes, stays, properties, words),
  ];
  if (differences.length === 0) {
    return (
      <Text size="sm">
        <Trans>They contradict each other in nothing.</Trans>
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600}>
        <Trans>Which value is right?</Trans>
      </Text>
      {differences.map(({ field, label, theirs, ours }) => (
        <Radio.Group
          key={field}
          label={label}
          value={take.has(field) ? 'theirs' : 'ours'}
          onChange={(side) => onChoose(field, side === 'theirs')}
        >
          <div className={classes.choices}>
            <Radio value="ours" label={ours} />
            <Radio value="theirs" label={theirs} />
          </div>
        </Radio.Group>
      ))}
    </Stack>
  );
}

interface Difference {
  field: string;
  label: string;
  theirs: string;
  ours: string;
}

function attributeDifferences(
  goes: ContactFactsFragment,
  stays: ContactFactsFragment,
  labels: Record<'name' | 'email' | 'company' | 'externalId', string>,
): Difference[] {
  return (['name', 'email', 'company', 'externalId'] as const).flatMap((attribute) => {
    const [theirs, ours] = [goes[attribute], stays[attribute]];
    if (!theirs || !ours || theirs === ours) return [];
    return [{ field: `contact.${attribute}`, label: labels[attribute], theirs, ours }];
  });
}

function propertyDifferences(
  goes: ContactFactsFragment,
  stays: ContactFactsFragment,
  properties: readonly ContactFactsPropertyFragment[],
  words: (value: unknown, type: string) => string,
): Difference[] {
  return properties.flatMap(({ key, label, type }) => {
    const [theirs, ours] = [words(goes.properties[key], type), words(stays.properties[key], type)];
    if (!theirs || !ours || theirs === ours) return [];
    return [{ field: `contact.properties.${key}`, label, theirs, ours }];
  });
}
