import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { graphql } from '../../gql';
import { formatNumber } from '../../ui/format';
import { RelativeTime } from '../../ui/RelativeTime';

const RecentImportsDocument = graphql(`
  query RecentImports {
    contactImports(first: 5) {
      id
      fileName
      status
      rows
      failed
      createdAt
      undo {
        undoneAt
      }
    }
  }
`);

export function RecentImports({ onOpen }: { onOpen: (importId: string) => void }) {
  const { t } = useLingui();
  const { data } = useQuery(RecentImportsDocument, { fetchPolicy: 'cache-and-network' });
  const imports = data?.contactImports ?? [];
  if (imports.length === 0) return null;
  return (
    <Stack gap={6} mt="lg">
      <Text size="xs" fw={600} c="dimmed">
        <Trans>Earlier imports</Trans>
      </Text>
      {imports.map((one) => (
        <Group key={one.id} justify="space-between" gap="sm">
          <Anchor component="button" type="button" size="sm" onClick={() => onOpen(one.id)}>
            {one.fileName}
          </Anchor>
          <Text size="xs" c="dimmed">
            {one.failed > 0
              ? t`${formatNumber(one.rows)} rows, ${formatNumber(one.failed)} failed`
              : t`${formatNumber(one.rows)} rows`}
            {one.undo?.undoneAt && ` · ${t`undone`}`}
            {' · '}
            <RelativeTime instant={one.createdAt} />
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
