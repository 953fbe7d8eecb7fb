import { useLingui } from '@lingui/react/macro';
import { Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { CopyOnce } from '../../ui/CopyOnce';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const RotateDocument = graphql(`
  mutation RotateApiKey($input: ApiKeyRotateInput!) {
    apiKeyRotate(input: $input) {
      apiKey {
        id
        lastFour
        previousSecretExpiresAt
      }
      secret
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface RotateApiKeyDialogProps {
  apiKey: { id: string; name: string };
  onClose: () => void;
}

/** A new secret for a key, beside which the earlier one works for a chosen time. */
export function RotateApiKeyDialog({ apiKey, onClose }: RotateApiKeyDialogProps) {
  const { t } = useLingui();
  const { id, name } = apiKey;
  const [overlap, setOverlap] = useState('86400');
  const [secret, setSecret] = useState<string | null>(null);
  const { run, busy, refusals } = useAction(RotateDocument, { quiet: true });
  const confirm = async () => {
    const outcome = await run({ input: { id, overlapSeconds: Number(overlap) } });
    if (outcome.ok) setSecret(outcome.data.apiKeyRotate.secret ?? null);
  };
  if (secret) {
    return (
      <Dialog title={t`${name} is rotated`} onClose={onClose}>
        <CopyOnce
          label={t`API key`}
          text={secret}
          note={t`Give it to your program before the old one stops.`}
        />
        <Group justify="flex-end" mt="lg">
          <Button onClick={onClose}>{t`Done`}</Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <Dialog title={t`Rotate ${name}`} onClose={onClose}>
      <Text size="sm" mb="sm">{t`The key gets a new secret, with the same name and scopes.`}</Text>
      {refusals[0] && <RefusalNote message={refusals[0].message} />}
      <Select
        label={t`The old secret stops`}
        allowDeselect={false}
        data={[
          { value: '0', label: t`now` },
          { value: '3600', label: t`in 1 hour` },
          { value: '86400', label: t`in 24 hours` },
          { value: '604800', label: t`in 7 days` },
        ]}
        value={overlap}
        onChange={(value) => setOverlap(value ?? '0')}
      />
      <DialogButtons busy={busy} label={t`Rotate`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
