import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Kbd, SegmentedControl, Text } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { CONVERSATION_LISTS } from '../../parts/conversation-lists';
import { useViewer } from '../../parts/viewer';
import { RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';
import { AttachButton } from './AttachButton';
import { DraftState } from './DraftState';
import { FilesToSend } from './FilesToSend';
import { type Draft, type DraftKind, placeOf } from './local-drafts';
import { MentionField } from './MentionField';
import { type Message, MessageLine } from './Messages';
import { namedIn } from './mentions';
import { Overtaken } from './Overtaken';
import classes from './thread.module.css';
import { type ConversationDrafts, useDraft } from './use-draft';
import { useTellPresence } from './use-presence';
import { useUploads } from './use-uploads';

const ReplyDocument = graphql(`
  mutation Reply($input: ConversationReplyInput!) {
    conversationReply(input: $input) {
      conversation {
        ...ConversationState
        ...ConversationDrafts
        messages {
          ...MessageLine
        }
      }
      userErrors {
        ...Refusal
        ... on OvertakenError {
          messages {
            ...MessageLine
          }
        }
      }
    }
  }
`);

const NoteDocument = graphql(`
  mutation AddNote($input: ConversationNoteAddInput!) {
    conversationNoteAdd(input: $input) {
      conversation {
        ...ConversationState
        ...ConversationDrafts
        messages {
          ...MessageLine
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export interface ComposerHandle {
  write: (kind: DraftKind) => void;
}

interface ComposerProps {
  conversationId: string;
  drafts: FragmentType<typeof ConversationDrafts>;
  contactName: string;
  lastMessageId: string | undefined;
  /** Escape: the keys of the list count again. */
  onLeave: () => void;
  handle: Ref<ComposerHandle>;
}

export function Composer(props: ComposerProps) {
  const { conversationId, drafts, contactName, lastMessageId, onLeave, handle } = props;
  const { t } = useLingui();
  const me = useViewer().teammate;
  const [kind, setKind] = useState<DraftKind>('reply');
  const field = useRef<HTMLTextAreaElement>(null);
  const { kept, keeper, sent } = useDraft(me?.id ?? '', drafts, kind);
  const { draft } = kept;
  const presence = useTellPresence(conversationId);
  const { send, busy, refusal, newer, forgive } = useSending({ conversationId, kind, lastMessageId });
  const guard = useUnsavedGuard(kept.where === 'nowhere' && saysSomething(draft), () => {});
  useImperativeHandle(handle, () => ({
    write: (next) => {
      setKind(next);
      setTimeout(() => field.current?.focus());
    },
  }));
  const { uploads, files, add, target, isOver } = useUploads(
    placeOf(me?.id ?? '', conversationId, kind),
    draft.files,
  );
  const isNothing = draft.text.trim() === '' && files.length === 0;
  const [isWaiting, setIsWaiting] = useState(false);
  // Something was to be sent with a file that cannot be.
  const [isHeldUp, setIsHeldUp] = useState(false);
  const submit = async (anyway = false) => {
    if (isNothing || busy || isWaiting) return;
    // Until it is over, so that whoever asks twice does not send twice.
    setIsWaiting(true);
    await submitOnce(anyway).finally(() => setIsWaiting(false));
  };
  const submitOnce = async (anyway: boolean) => {
    const areThere = await uploads.settled();
    setIsHeldUp(!areThere);
    if (!areThere) return;
    await keeper.pause();
    // What was written while the files were on their way belongs to it.
    const written = keeper.get().draft;
    const attachmentIds = written.files.map(({ id }) => id);
    const { text: body, mentions } = written;
    const mentionIds = namedIn(body, mentions);
    if (!(await send({ body: body.trim(), mentionIds, attachmentIds, anyway }))) return keeper.resume();
    sent(written);
    presence.rest();
    field.current?.focus();
  };
  return (
    <section
      className={classes.composer}
      data-kind={kind}
      data-over={isOver || undefined}
      aria-label={t`Write`}
      {...target}
    >
      {newer.length > 0 && (
        <Overtaken
          messages={newer}
          busy={busy}
          onSend={() => submit(true)}
          onEdit={() => {
            forgive();
            field.current?.focus();
          }}
        />
      )}
      {refusal && newer.length === 0 && <RefusalNote message={refusal} />}
      <MentionField
        ref={field}
        label={kind === 'reply' ? t`Reply to ${contactName}` : t`Note for teammates`}
        placeholder={
          kind === 'reply' ? t`Reply to ${contactName}…` : t`Only teammates see this. @ names one of them.`
        }
        withMentions={kind === 'note'}
        draft={draft}
        onChange={(next) => {
          keeper.change(next);
          presence.type(kind);
        }}
        onSend={() => submit()}
        onLeave={onLeave}
      />
      <FilesToSend files={files} uploads={uploads} />
      {isHeldUp && files.some(({ failure }) => failure !== null) && (
        <RefusalNote message={t`Not sent: a file could not be taken. Remove it, or try it again.`} />
      )}
      <DraftState kept={kept} />
      <div className={classes.sending}>
        <SegmentedControl
          size="xs"
          aria-label={t`What is written`}
          value={kind}
          onChange={(next) => setKind(next === 'note' ? 'note' : 'reply')}
          data={[
            { value: 'reply', label: t`Reply` },
            { value: 'note', label: t`Note` },
          ]}
        />
        <AttachButton
          onFiles={(chosen) => {
            add(chosen);
            field.current?.focus();
          }}
        />
        <Text size="xs" c="dimmed" className={classes.hint} aria-hidden>
          <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd>
        </Text>
        <Button
          size="xs"
          leftSection={<IconSend2 size={14} aria-hidden />}
          loading={busy || isWaiting}
          disabled={isNothing}
          onClick={() => submit()}
        >
          {kind === 'reply' ? <Trans>Send reply</Trans> : <Trans>Add note</Trans>}
        </Button>
      </div>
      {guard.question}
    </section>
  );
}

const saysSomething = ({ text, files }: Draft) => text !== '' || files.length > 0;

interface Written {
  body: string;
  mentionIds: string[];
  attachmentIds: string[];
  /** Although others answered meanwhile. */
  anyway: boolean;
}

interface SendingInput {
  conversationId: string;
  kind: DraftKind;
  lastMessageId: string | undefined;
}

/** Sends what was written; when others answered since, it tells what they wrote instead. */
function useSending({ conversationId, kind, lastMessageId }: SendingInput) {
  const [newer, setNewer] = useState<readonly Message[]>([]);
  const reply = useAction(ReplyDocument, { quiet: true, refetch: CONVERSATION_LISTS });
  const note = useAction(NoteDocument, { quiet: true, refetch: CONVERSATION_LISTS });
  const send = async (what: Written): Promise<boolean> => {
    const { body, mentionIds, attachmentIds, anyway } = what;
    const id = conversationId;
    if (kind === 'note') return (await note.run({ input: { id, body, mentionIds, attachmentIds } })).ok;
    const input = { id, body, attachmentIds, afterMessageId: lastMessageId ?? null, sendAnyway: anyway };
    const outcome = await reply.run({ input });
    const errors = outcome.ok ? [] : (outcome.data?.conversationReply.userErrors ?? []);
    setNewer(
      errors.flatMap((error) => ('messages' in error ? readFragment(MessageLine, error.messages) : [])),
    );
    return outcome.ok;
  };
  const { busy, refusals } = kind === 'reply' ? reply : note;
  return { send, busy, refusal: refusals[0]?.message, newer, forgive: () => setNewer([]) };
}
