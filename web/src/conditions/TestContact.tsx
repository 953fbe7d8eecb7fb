import { useQuery } from '@apollo/client/react';
import type { Condition } from '@cadre/shared/conditions/ast';
import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { refusalsOfFailure } from '../apollo/errors';
import { graphql } from '../gql';
import { ContactPicker } from '../parts/ContactPicker';
import { Explanation, Sign } from '../parts/Explanation';
import { Panel } from '../ui/Panel';
import { toInput } from './to-input';

const TestContactDocument = graphql(`
  query TestContact($condition: ConditionInput!, $contact: ID!) {
    conditionTest(condition: $condition, contact: $contact) {
      matches
      tree {
        ...Explanation
      }
    }
  }
`);

/** Tries the condition, as it stands in the builder, on one contact. */
export function TestContact({ condition }: { condition: Condition | null }) {
  const { t } = useLingui();
  const [contact, setContact] = useState<string | null>(null);
  return (
    <Panel title={t`Test a contact`}>
      <Stack gap="sm">
        <ContactPicker label={t`Contact to test`} value={contact} onChange={setContact} />
        {contact && condition && <Verdict condition={condition} contact={contact} />}
      </Stack>
    </Panel>
  );
}

function Verdict({ condition, contact }: { condition: Condition; contact: string }) {
  const { data, previousData, error } = useQuery(TestContactDocument, {
    variables: { condition: toInput(condition), contact },
    fetchPolicy: 'network-only',
  });
  if (error) {
    return (
      <Text size="sm" c="dimmed">
        {refusalsOfFailure(error)[0]?.message}
      </Text>
    );
  }
  const test = (data ?? previousData)?.conditionTest;
  if (!test) return null;
  return (
    <div aria-live="polite">
      <Group gap={8} mb={4}>
        <Sign matches={test.matches} />
        <Text size="sm" fw={600}>
          {test.matches ? <Trans>This contact matches</Trans> : <Trans>This contact does not match</Trans>}
        </Text>
      </Group>
      <Explanation tree={test.tree} />
    </div>
  );
}
