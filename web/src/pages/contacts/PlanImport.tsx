import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { FileInput, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import {
  type FileSample,
  type KnownProperty,
  mappingOf,
  type PlannedColumn,
  type PlanProblem,
  planColumns,
  problemOf,
  repeats,
} from './column-plan';
import { MapColumns } from './MapColumns';
import { readSample } from './read-sample';
import { sendFile } from './send-file';
import { ContactColumnsDocument } from './use-contact-columns';

const CreateImportDocument = graphql(`
  mutation CreateImport($input: ContactImportCreateInput!) {
    contactImportCreate(input: $input) {
      contactImport {
        id
        fileName
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** A file has this many bytes at most, as the server says too. */
const BYTES_AT_MOST = 1_000_000_000;

interface Planned {
  file: File;
  sample: FileSample;
  known: readonly KnownProperty[];
  plan: PlannedColumn[];
}

interface PlanImportProps {
  onStarted: (importId: string) => void;
  onPlanning: (planning: boolean) => void;
  onCancel: () => void;
}

/** First the file, then where its columns go; only then is anything sent. */
export function PlanImport({ onStarted, onPlanning, onCancel }: PlanImportProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [planned, setPlanned] = useState<Planned | null>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const { run, busy, refusals } = useAction(CreateImportDocument, { quiet: true });
  const choose = async (file: File | null) => {
    setPlanned(null);
    setUnreadable(null);
    onPlanning(file !== null);
    if (!file) return;
    if (file.size > BYTES_AT_MOST) {
      setUnreadable(t`A file has at most 1 GB. Split it, or use the command line.`);
      return;
    }
    try {
      const [sample, { data }] = await Promise.all([
        readSample(file),
        client.query({ query: ContactColumnsDocument, fetchPolicy: 'network-only' }),
      ]);
      const known = data?.contactProperties ?? [];
      setPlanned({ file, sample, known, plan: planColumns(sample, known) });
    } catch {
      setUnreadable(t`The file could not be read. Choose it again.`);
    }
  };
  const start = async () => {
    if (!planned) return;
    const { file, plan } = planned;
    const outcome = await run({ input: { fileName: file.name, ...mappingOf(plan) } });
    const created = outcome.ok ? outcome.data.contactImportCreate.contactImport : null;
    if (!created) return;
    onStarted(created.id);
    sendFile(created.id, file, t`The file could not be sent: the server is not to be reached.`);
  };
  const problem = planned && problemOf(planned.sample, planned.plan);
  const twice = planned ? repeats(planned.plan, planned.known).size > 0 : false;
  return (
    <Stack gap="md">
      <FileInput
        label={t`CSV file`}
        description={t`The first line names the columns. E-mail or external ID finds who is there already.`}
        placeholder={t`Choose a file`}
        accept=".csv,.tsv,.txt,text/csv"
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        value={planned?.file ?? null}
        onChange={choose}
        clearable
        clearButtonProps={{ 'aria-label': t`Take another file` }}
        error={unreadable}
      />
      {planned && problem !== 'EMPTY' && (
        <MapColumns
          sample={planned.sample}
          known={planned.known}
          plan={planned.plan}
          onPlan={(plan) => setPlanned({ ...planned, plan })}
        />
      )}
      {problem && <PlanProblemNote problem={problem} />}
      <Text size="xs" c="dimmed">
        <Trans>
          A blank cell leaves what is there. Rows that cannot be taken are listed with the reason; the others
          are kept.
        </Trans>
      </Text>
      {refusals[0] && <RefusalNote message={refusals[0].message} />}
      <DialogButtons
        busy={busy}
        disabled={!planned || problem !== null || twice}
        label={t`Import`}
        onCancel={onCancel}
        onConfirm={start}
      />
    </Stack>
  );
}

function PlanProblemNote({ problem }: { problem: PlanProblem }) {
  const { t } = useLingui();
  const words: Record<PlanProblem, string> = {
    EMPTY: t`The file is empty.`,
    NO_HEADER: t`A column has no name in the first line. Name it, then choose the file again.`,
    HEADER_TWICE: t`Two columns have the same name. Rename one, then choose the file again.`,
    NOT_UTF8: t`The file is not UTF-8 text. Save it as “CSV UTF-8”, then choose it again.`,
    NOBODY_FOUND: t`No column holds an e-mail address or an external ID, by which contacts are found. Choose one.`,
  };
  return <RefusalNote message={words[problem]} />;
}
