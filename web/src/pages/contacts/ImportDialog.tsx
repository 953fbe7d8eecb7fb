import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, FileInput, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';
import { ImportProgress } from './ImportProgress';
import { RecentImports } from './RecentImports';

const CreateImportDocument = graphql(`
  mutation CreateImport($input: ContactImportCreateInput!) {
    contactImportCreate(input: $input) {
      contactImport {
        id
        fileName
        status
      }
      uploadPath
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** A CSV file becomes contacts. The import goes on when the dialog is closed, and can be found again here. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const close = () => onClose();
  return (
    <Dialog title={t`Import contacts`} size="lg" onClose={close}>
      {shown ? (
        <ImportProgress importId={shown} failure={failure} onClose={close} onBack={() => setShown(null)} />
      ) : (
        <>
          <StartImport onStarted={setShown} onFailed={setFailure} onCancel={close} />
          <RecentImports onOpen={setShown} />
        </>
      )}
    </Dialog>
  );
}

interface StartImportProps {
  onStarted: (importId: string) => void;
  onFailed: (message: string) => void;
  onCancel: () => void;
}

function StartImport({ onStarted, onFailed, onCancel }: StartImportProps) {
  const { t } = useLingui();
  const [file, setFile] = useState<File | null>(null);
  const [createProperties, setCreateProperties] = useState(true);
  const { run, busy, refusals } = useAction(CreateImportDocument, { quiet: true });
  const start = async () => {
    if (!file) return;
    const outcome = await run({ input: { fileName: file.name, createProperties } });
    if (!outcome.ok) return;
    const { contactImport, uploadPath } = outcome.data.contactImportCreate;
    if (!contactImport || !uploadPath) return;
    onStarted(contactImport.id);
    try {
      const answer = await fetch(uploadPath, {
        method: 'PUT',
        body: file,
        headers: { 'content-type': 'text/csv' },
      });
      if (!answer.ok) onFailed((await answer.text()) || t`The file could not be sent.`);
    } catch {
      onFailed(t`The file could not be sent.`);
    }
  };
  return (
    <Stack gap="md">
      <FileInput
        label={t`CSV file`}
        description={t`The first line names the columns. E-mail or external ID finds who is there already.`}
        placeholder={t`Choose a file`}
        accept=".csv,text/csv"
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': t`Take another file` }}
      />
      <Checkbox
        label={t`Create a property for every column that is not known yet`}
        checked={createProperties}
        onChange={(event) => setCreateProperties(event.currentTarget.checked)}
      />
      <Text size="xs" c="dimmed">
        <Trans>Rows that cannot be taken are listed with the reason; the others are kept.</Trans>
      </Text>
      {refusals[0] && <RefusalNote message={refusals[0].message} />}
      <DialogButtons busy={busy} disabled={!file} label={t`Import`} onCancel={onCancel} onConfirm={start} />
    </Stack>
  );
}
