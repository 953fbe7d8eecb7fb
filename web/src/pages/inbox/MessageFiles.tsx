import { useLingui } from '@lingui/react/macro';
import { IconFile } from '@tabler/icons-react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { formatSize } from '../../ui/format';
import classes from './files.module.css';

const MessageFile = graphql(`
  fragment MessageFile on Attachment {
    id
    name
    contentType
    size
    isPicture
    path
  }
`);

/** The files that came with a message: pictures to see, the others to save. */
export function MessageFiles({ files }: { files: readonly FragmentType<typeof MessageFile>[] }) {
  const { t } = useLingui();
  const shown = readFragment(MessageFile, files);
  if (shown.length === 0) return null;
  return (
    <ul className={classes.sent} aria-label={t`Attachments`}>
      {shown.map(({ id, name, size, isPicture, path }) => (
        <li key={id}>
          {isPicture ? (
            <a className={classes.picture} href={path} target="_blank" rel="noreferrer" title={name}>
              <img src={path} alt={name} loading="lazy" />
              <FileFacts name={name} size={size} />
            </a>
          ) : (
            <a className={classes.file} href={path} download={name}>
              <IconFile size={20} className={classes.icon} aria-hidden />
              <FileFacts name={name} size={size} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function FileFacts({ name, size }: { name: string; size: number }) {
  return (
    <span className={classes.what}>
      <span className={classes.name} dir="auto">
        {name}
      </span>
      <span className={classes.size}>{formatSize(size)}</span>
    </span>
  );
}
