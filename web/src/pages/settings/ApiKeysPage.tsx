import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { ApiKeysQuery } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import cells from '../../table/cells.module.css';
import { type Column, DataTable } from '../../table/DataTable';
import { Chip } from '../../ui/Chip';
import { LoadingRows } from '../../ui/Delayed';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import { formatMoment } from '../../ui/format';
import { Page } from '../../ui/Page';
import { RelativeTime } from '../../ui/RelativeTime';
import { CreateApiKeyDialog } from './CreateApiKeyDialog';
import { RotateApiKeyDialog } from './RotateApiKeyDialog';
import { useScopeWords } from './scope-words';

const ApiKeysDocument = graphql(`
  query ApiKeys {
    apiKeys {
      id
      name
      scopes
      createdBy
      createdAt
      lastFour
      lastUsedAt
      expiresAt
      previousSecretExpiresAt
      revokedAt
    }
  }
`);

const RevokeDocument = graphql(`
  mutation RevokeApiKey($input: IdInput!) {
    apiKeyRevoke(input: $input) {
      apiKey {
        id
        revokedAt
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type ApiKey = ApiKeysQuery['apiKeys'][number];

export function ApiKeysPage() {
  const { t } = useLingui();
  const { viewerCanChangeKeys: may } = useViewer();
  const [creating, { open, close }] = useDisclosure(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const { data, error, refetch } = useQuery(ApiKeysDocument, {
    fetchPolicy: 'cache-and-network',
    skip: !may,
  });
  const [rotating, setRotating] = useState<ApiKey | null>(null);
  const columns = useApiKeyColumns(setRevoking, setRotating);
  return (
    <Page
      title={t`API keys`}
      description={t`For programs that read and write over GraphQL, each with what it may do.`}
      actions={
        may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
            <Trans>Create API key</Trans>
          </Button>
        )
      }
    >
      {!may ? (
        <Text size="sm" c="dimmed">
          <Trans>Only admins see the keys of the workspace.</Trans>
        </Text>
      ) : error && !data ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : data ? (
        <DataTable
          label={t`API keys`}
          columns={columns}
          rows={data.apiKeys}
          rowId={({ id }) => id}
          empty={
            <EmptyState
              icon={<IconKey size={22} aria-hidden />}
              title={<Trans>No API keys yet</Trans>}
              actions={
                <Button variant="default" component="a" href="/graphql" target="_blank">
                  <Trans>Try a query in the explorer</Trans>
                </Button>
              }
            >
              <Trans>
                A key lets a program do what you tick and nothing else: bring in contacts, start
                conversations, read segments. It is shown once, and stops within a second when you revoke it.
              </Trans>
            </EmptyState>
          }
        />
      ) : (
        <LoadingRows label={t`Loading the keys`} />
      )}
      {creating && <CreateApiKeyDialog onClose={close} />}
      {rotating && <RotateApiKeyDialog apiKey={rotating} onClose={() => setRotating(null)} />}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function useApiKeyColumns(
  onRevoke: (key: ApiKey) => void,
  onRotate: (key: ApiKey) => void,
): Column<ApiKey>[] {
  const { t } = useLingui();
  const words = useScopeWords();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t`Name`,
        cell: ({ name, lastFour }) => (
          <span>
            <strong style={{ fontWeight: 500 }}>{name}</strong>
            {lastFour && <code className={cells.dim}> …{lastFour}</code>}
          </span>
        ),
      },
      {
        id: 'scopes',
        header: t`May`,
        needs: 'sm',
        cell: ({ scopes }) => (
          <span className={cells.dim} title={scopes.join(', ')}>
            {scopes.map(words).join(' · ')}
          </span>
        ),
      },
      {
        id: 'made',
        header: t`Made`,
        width: '170px',
        needs: 'md',
        cell: ({ createdBy, createdAt }) => (
          <span className={cells.dim}>
            {createdBy}, <RelativeTime instant={createdAt} />
          </span>
        ),
      },
      {
        id: 'used',
        header: t`Last used`,
        width: '130px',
        needs: 'md',
        cell: ({ lastUsedAt }) => (
          <span className={cells.dim}>{lastUsedAt ? <RelativeTime instant={lastUsedAt} /> : t`never`}</span>
        ),
      },
      {
        id: 'expires',
        header: t`Expires`,
        width: '150px',
        needs: 'md',
        cell: (key) => <Ends apiKey={key} />,
      },
      {
        id: 'actions',
        header: t`Actions`,
        quiet: true,
        width: '150px',
        align: 'right',
        cell: (key) => <KeyActions apiKey={key} onRevoke={onRevoke} onRotate={onRotate} />,
      },
    ],
    [t, words, onRevoke, onRotate],
  );
}

const isPast = (instant: string) => new Date(instant).getTime() <= Date.now();

/** When a key ends, and when the secret before its last rotation does. */
function Ends({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const { expiresAt, previousSecretExpiresAt } = apiKey;
  return (
    <span className={cells.dim}>
      {expiresAt ? formatMoment(expiresAt) : t`never`}
      {previousSecretExpiresAt && !apiKey.revokedAt && (
        <>
          <br />
          {t`old secret until ${formatMoment(previousSecretExpiresAt)}`}
        </>
      )}
    </span>
  );
}

interface KeyActionsProps {
  apiKey: ApiKey;
  onRevoke: (key: ApiKey) => void;
  onRotate: (key: ApiKey) => void;
}

function KeyActions({ apiKey, onRevoke, onRotate }: KeyActionsProps) {
  const { t } = useLingui();
  const { name, revokedAt, expiresAt } = apiKey;
  if (revokedAt) return <Chip colour="GRAY">{t`revoked`}</Chip>;
  if (expiresAt && isPast(expiresAt)) return <Chip colour="GRAY">{t`expired`}</Chip>;
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t`Rotate ${name}`}
        onClick={() => onRotate(apiKey)}
      >
        <Trans>Rotate</Trans>
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t`Revoke ${name}`}
        onClick={() => onRevoke(apiKey)}
      >
        <Trans>Revoke</Trans>
      </Button>
    </Group>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(RevokeDocument, {
    quiet: true,
    done: t`${apiKey.name} is revoked`,
  });
  const confirm = async () => {
    if ((await run({ input: { id: apiKey.id } })).ok) onClose();
  };
  return (
    <Dialog title={t`Revoke ${apiKey.name}?`} onClose={onClose}>
      <Text size="sm" mb="sm">{t`Programs that use it are refused at once. This cannot be undone.`}</Text>
      {refusals[0] && <RefusalNote message={refusals[0].message} />}
      <DialogButtons danger busy={busy} label={t`Revoke`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
