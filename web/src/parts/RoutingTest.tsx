import { useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { refusalsOfFailure } from '../apollo/errors';
import { graphql } from '../gql';
import { RefusalNote } from '../ui/Failure';
import { Panel } from '../ui/Panel';
import { ContactPicker } from './ContactPicker';
import { Receipt } from './Receipt';

const RoutingTestDocument = graphql(`
  query RoutingTest($input: RoutingTestInput!) {
    routingTest(input: $input) {
      ...Receipt
    }
  }
`);

const NOTHING = { channel: '', topic: '', subject: '', language: '' };

/** "Which would win?": where a conversation of a contact would go if it began now. Nothing is stored. */
export function RoutingTest() {
  const { t } = useLingui();
  const form = useForm({ initialValues: { contact: '', ...NOTHING } });
  const [ask, { data, error, loading }] = useLazyQuery(RoutingTestDocument, { fetchPolicy: 'network-only' });
  const submit = form.onSubmit(({ contact, ...rest }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, text]) => text.trim() !== ''));
    ask({ variables: { input: { contact, ...given } } }).catch(() => {
      // Shown through `error`.
    });
  });
  return (
    <Panel title={t`Which would win?`}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ContactPicker
            label={t`Contact`}
            value={form.values.contact || null}
            onChange={(contact) => form.setFieldValue('contact', contact ?? '')}
          />
          <SimpleGrid cols={2} spacing="xs">
            <TextInput label={t`Topic`} {...form.getInputProps('topic')} />
            <TextInput label={t`Channel`} {...form.getInputProps('channel')} />
            <TextInput label={t`Subject`} {...form.getInputProps('subject')} />
            <TextInput label={t`Language`} {...form.getInputProps('language')} />
          </SimpleGrid>
          <Button type="submit" variant="default" loading={loading} disabled={!form.values.contact}>
            <Trans>Show which would win</Trans>
          </Button>
          {error && <RefusalNote message={refusalsOfFailure(error)[0]?.message ?? ''} />}
        </Stack>
      </form>
      <div aria-live="polite" style={{ marginTop: data ? 16 : 0 }}>
        {data && <Receipt receipt={data.routingTest} />}
      </div>
    </Panel>
  );
}
