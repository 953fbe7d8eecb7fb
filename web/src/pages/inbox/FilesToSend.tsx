import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { formatSize } from '../../ui/format';
import classes from './files.module.css';
import { isUnderWay, type Upload, type Uploads } from './upload-list';

/** The files that go with what is being written, each with how far it is. */
export function FilesToSend({ files, uploads }: { files: readonly Upload[]; uploads: Uploads }) {
  const { t } = useLingui();
  if (files.length === 0) return null;
  return (
    <ul className={classes.toSend} aria-label={t`Files to send`}>
      {files.map((file) => (
        <FileToSend
          key={file.key}
          file={file}
          onRetry={() => uploads.retry(file.key)}
          onRemove={() => uploads.remove(file.key)}
        />
      ))}
    </ul>
  );
}

interface FileToSendProps {
  file: Upload;
  onRetry: () => void;
  onRemove: () => void;
}

function FileToSend({ file, onRetry, onRemove }: FileToSendProps) {
  const { t } = useLingui();
  const { name, size, preview, sent, failure, canRetry } = file;
  const busy = isUnderWay(file);
  // A picture by its name only.
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <li className={classes.file} data-failed={failure !== null || undefined}>
      {preview && preview !== broken ? (
        <img className={classes.thumb} src={preview} alt="" onError={() => setBroken(preview)} />
      ) : (
        <IconFile size={20} className={classes.icon} aria-hidden />
      )}
      <span className={classes.what}>
        <span className={classes.name} dir="auto" title={name}>
          {name}
        </span>
        {failure ? (
          <span className={classes.failure} role="alert">
            {failure}
          </span>
        ) : busy ? (
          <Progress size={5} value={(sent / size) * 100} aria-label={t`${name} on its way`} />
        ) : (
          <span className={classes.size}>{formatSize(size)}</span>
        )}
      </span>
      {failure && canRetry && (
        <Button size="compact-xs" variant="default" aria-label={t`Retry ${name}`} onClick={onRetry}>
          {t`Retry`}
        </Button>
      )}
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        aria-label={busy ? t`Cancel ${name}` : t`Remove ${name}`}
        onClick={onRemove}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </li>
  );
}
