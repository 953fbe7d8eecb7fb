import { useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { graphql } from '../../gql';
import type { MessageLineFragment } from '../../gql/graphql';
import { formatMoment } from '../../ui/format';
import { MessageFiles } from './MessageFiles';
import classes from './thread.module.css';

export const MessageLine = graphql(`
  fragment MessageLine on Message {
    id
    kind
    body
    author
    createdAt
    mentions {
      id
      name
    }
    attachments {
      id
      ...MessageFile
    }
  }
`);

export type Message = MessageLineFragment;

interface MessageListProps {
  messages: readonly Message[];
  label: string;
  contactName: string;
  compact?: boolean;
}

/** What was written, the first first: the contact's on one side, answers on the other, notes apart from both. */
export function MessageList({ messages, label, contactName, compact = false }: MessageListProps) {
  const { t } = useLingui();
  const kinds = { CUSTOMER: t`wrote`, REPLY: t`replied`, NOTE: t`noted, for teammates only` };
  return (
    <ol className={classes.messages} data-compact={compact || undefined} aria-label={label}>
      {messages.map(({ id, kind, body, author, createdAt, mentions, attachments }) => (
        <li key={id} className={classes.message} data-kind={kind}>
          <span className={classes.by}>
            {kind === 'NOTE' && <IconLock size={12} aria-hidden />}
            <strong dir="auto">{author ?? contactName}</strong> {kinds[kind]} ·{' '}
            <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
          </span>
          {body !== '' && (
            <span className={classes.body} dir="auto">
              <Body text={body} names={mentions.map(({ name }) => name)} />
            </span>
          )}
          <MessageFiles files={attachments} />
        </li>
      ))}
    </ol>
  );
}

/** The text with the names of those whom it mentions set apart. */
function Body({ text, names }: { text: string; names: readonly string[] }): ReactNode {
  const marks = names.map((name) => `@${name}`);
  const pattern = marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  if (pattern === '') return text;
  return text.split(new RegExp(`(${pattern})`)).map((part, index) =>
    marks.includes(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have nothing but their places.
      <mark key={index} className={classes.mention}>
        {part}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have nothing but their places.
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
