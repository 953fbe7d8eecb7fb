import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, List, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { PropertyTypeCheckQuery } from '../../gql/graphql';
import { PROPERTY_TYPES, usePropertyTypeWords } from '../../parts/property-types';
import { useLinksOf } from '../../parts/Uses';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import type { Property } from './PropertiesPage';
import { PropertyJob } from './PropertyJob';

const PropertyTypeCheckDocument = graphql(`
  query PropertyTypeCheck($input: ContactPropertyTypeInput!) {
    contactPropertyTypeCheck(input: $input) {
      valueCount
      convertedCount
      lostCount
      lost {
        value
        reason
        contact {
          id
          displayName
        }
      }
      blockedBy {
        kind
        id
        name
      }
    }
  }
`);

const ChangePropertyTypeDocument = graphql(`
  mutation ChangePropertyType($input: ContactPropertyTypeInput!) {
    contactPropertyTypeChange(input: $input) {
      job {
        id
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Check = PropertyTypeCheckQuery['contactPropertyTypeCheck'];

/** Another type for a property: first what would become of the values, then the change itself. */
export function PropertyTypeDialog({ property, onClose }: { property: Property; onClose: () => void }) {
  const { t } = useLingui();
  const words = usePropertyTypeWords();
  const [type, setType] = useState<Property['type'] | null>(null);
  const [agreed, setAgreed] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const { id, label, version } = property;
  const { data, error } = useQuery(PropertyTypeCheckDocument, {
    variables: { input: { id, type: type ?? 'TEXT' } },
    skip: !type,
    fetchPolicy: 'network-only',
  });
  const { run, busy, refusals } = useAction(ChangePropertyTypeDocument, { quiet: true });
  const check = type ? data?.contactPropertyTypeCheck : undefined;
  const links = useLinksOf(refusals[0]?.uses ?? check?.blockedBy ?? []);
  const blocked = (check?.blockedBy.length ?? 0) > 0;
  const confirm = async () => {
    if (!type) return;
    const outcome = await run({ input: { id, type, expectedVersion: version } });
    if (outcome.ok) setJob(outcome.data.contactPropertyTypeChange.job?.id ?? null);
  };
  if (job) {
    return (
      <Dialog title={t`Change the type of ${label}`} onClose={onClose}>
        <PropertyJob
          jobId={job}
          doing={t`Converting the values`}
          done={({ changed, failed }) => (
            <Trans>
              The type is changed: {formatNumber(changed)} values are kept, {formatNumber(failed)} are gone.
            </Trans>
          )}
          refetch={['Properties', 'PropertyCounts']}
          onClose={onClose}
        />
      </Dialog>
    );
  }
  const failure = error && (refusalsOfFailure(error)[0]?.message ?? '');
  return (
    <Dialog title={t`Change the type of ${label}`} onClose={onClose}>
      <Stack>
        <Select
          label={t`New type`}
          description={t`It is ${words[property.type]} now.`}
          placeholder={t`Choose one`}
          data-autofocus
          data={PROPERTY_TYPES.filter((one) => one !== property.type).map((value) => ({
            value,
            label: words[value],
          }))}
          value={type}
          onChange={(next) => {
            setType(PROPERTY_TYPES.find((one) => one === next) ?? null);
            setAgreed(false);
          }}
        />
        {(refusals[0] || failure) && (
          <RefusalNote message={refusals[0]?.message ?? failure} items={refusals[0] ? links : []} />
        )}
        {blocked && !refusals[0] && (
          <RefusalNote
            message={t`These rules ask for it in a way that would not fit. Change them first.`}
            items={links}
          />
        )}
        <div aria-live="polite">{check && <CheckWords check={check} />}</div>
        {check && check.lostCount > 0 && !blocked && (
          <Checkbox
            label={t`Lose these values for good`}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
        )}
      </Stack>
      <DialogButtons
        danger={(check?.lostCount ?? 0) > 0}
        busy={busy}
        disabled={!check || blocked || (check.lostCount > 0 && !agreed)}
        label={t`Change the type`}
        onCancel={onClose}
        onConfirm={confirm}
      />
    </Dialog>
  );
}

function CheckWords({ check }: { check: Check }) {
  const { valueCount, convertedCount, lostCount, lost } = check;
  if (valueCount === 0) {
    return (
      <Text size="sm">
        <Trans>No contact has a value yet, so nothing is lost.</Trans>
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm">
        <Trans>
          Of {formatNumber(valueCount)} values, {formatNumber(convertedCount)} are kept and{' '}
          {formatNumber(lostCount)} are lost.
        </Trans>
      </Text>
      {lost.length > 0 && (
        <List size="sm">
          {lost.map(({ value, reason, contact }) => (
            <List.Item key={contact.id} style={{ overflowWrap: 'anywhere' }}>
              {contact.displayName}: <code>{value}</code> — {reason}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}
