import { apiKeyScopes } from '@cadre/shared/permissions';
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { messageFor } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { CopyOnce } from '../../ui/CopyOnce';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import { useScopeWords } from './scope-words';

const CreateApiKeyDocument = graphql(`
  mutation CreateApiKey($input: ApiKeyCreateInput!) {
    apiKeyCreate(input: $input) {
      apiKey {
        id
      }
      secret
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function CreateApiKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const words = useScopeWords();
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm<{ name: string; scopes: string[]; days: string }>({
    initialValues: { name: '', scopes: [], days: '' },
    validate: {
      name: (name) => (name.trim() === '' ? t`Give the key a name` : null),
      scopes: (scopes) => (scopes.length === 0 ? t`Choose at least one` : null),
    },
  });
  const { run, busy, refusals } = useAction(CreateApiKeyDocument, { quiet: true, refetch: ['ApiKeys'] });
  const submit = form.onSubmit(async ({ name, scopes, days }) => {
    const outcome = await run({ input: { name: name.trim(), scopes, expiresAt: daysFromNow(days) } });
    if (outcome.ok) setSecret(outcome.data.apiKeyCreate.secret ?? null);
  });
  const guard = useUnsavedGuard(form.isDirty() && !secret, onClose);
  if (secret) {
    return (
      <Dialog title={t`${form.values.name} is created`} onClose={guard.done}>
        <CopyOnce label={t`API key`} text={secret} note={t`Keep it where your program keeps its secrets.`} />
        <Group justify="flex-end" mt="lg">
          <Button onClick={guard.done}>{t`Done`}</Button>
        </Group>
      </Dialog>
    );
  }
  const beside = messageFor(refusals, 'name') ?? messageFor(refusals, 'scopes');
  return (
    <Dialog title={t`Create API key`} onClose={guard.close}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {refusals[0] && !beside && <RefusalNote message={refusals[0].message} />}
          <TextInput
            label={t`Name`}
            description={t`Which program uses it.`}
            data-autofocus
            {...form.getInputProps('name')}
            error={form.errors.name ?? messageFor(refusals, 'name')}
          />
          <Checkbox.Group
            label={t`What it may do`}
            {...form.getInputProps('scopes')}
            error={form.errors.scopes ?? messageFor(refusals, 'scopes')}
          >
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={8} mb={6}>
              {apiKeyScopes.map((scope) => (
                <Checkbox key={scope} value={scope} label={words(scope)} description={scope} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          <Select
            label={t`Expires`}
            allowDeselect={false}
            data={[
              { value: '', label: t`Never` },
              { value: '7', label: t`In 7 days` },
              { value: '30', label: t`In 30 days` },
              { value: '90', label: t`In 90 days` },
              { value: '365', label: t`In a year` },
            ]}
            {...form.getInputProps('days')}
            error={messageFor(refusals, 'expiresAt')}
          />
        </Stack>
        <DialogButtons busy={busy} label={t`Create API key`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
}

/** The instant that many days from now; null when there is no number. */
function daysFromNow(days: string): string | null {
  return days === '' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
}
