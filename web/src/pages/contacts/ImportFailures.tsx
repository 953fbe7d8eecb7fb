import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import classes from './contacts.module.css';

const ImportFailuresFragment = graphql(`
  fragment ImportFailures on ContactImport {
    failed
    failuresPath
    failures(first: 200) {
      row
      column
      reason
    }
  }
`);

export function ImportFailures({
  contactImport,
}: {
  contactImport: FragmentType<typeof ImportFailuresFragment>;
}) {
  const { t } = useLingui();
  const { failed, failures, failuresPath } = readFragment(ImportFailuresFragment, contactImport);
  if (failures.length === 0) return null;
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm" fw={600}>
          <Trans>Rows that were not taken</Trans>
        </Text>
        {failuresPath && (
          <Button
            component="a"
            href={failuresPath}
            download
            size="compact-xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            <Trans>Save all as a file</Trans>
          </Button>
        )}
      </Group>
      {/* A region that scrolls has to be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className={classes.failures} aria-label={t`Rows that were not taken`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t`Row`}</th>
              <th scope="col">{t`Column`}</th>
              <th scope="col">{t`Reason`}</th>
            </tr>
          </thead>
          <tbody>
            {failures.map(({ row, column, reason }) => (
              <tr key={`${row} ${column} ${reason}`}>
                <td>{row}</td>
                <td>{column}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {failed > failures.length && (
        <Text size="xs" c="dimmed" mt={4}>
          <Trans>
            The first {failures.length} of {failed}.
          </Trans>
        </Text>
      )}
    </div>
  );
}
