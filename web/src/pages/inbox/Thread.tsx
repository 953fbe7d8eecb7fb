import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Title, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconCheck,
  IconClock,
  IconInfoCircle,
  IconRotateClockwise,
  IconUserPlus,
} from '@tabler/icons-react';
import { type Ref, useEffect, useRef } from 'react';
import { readFragment } from '../../gql';
import { formatNumber } from '../../ui/format';
import { useActing } from './acting';
import { Composer, type ComposerHandle } from './Composer';
import type { Conversation } from './conversation-document';
import { ConversationState } from './conversation-state';
import { MessageLine, MessageList } from './Messages';
import { nameOf } from './name-of';
import { Onlookers } from './Onlookers';
import { StatusBar } from './StatusBar';
import classes from './thread.module.css';

interface ThreadProps {
  conversation: Conversation;
  isPanelShown: boolean;
  onPanel: () => void;
  onBack: () => void;
  /** Escape from writing. */
  onLeave: () => void;
  composer: Ref<ComposerHandle>;
}

/** One conversation: what was said, where it stands, and what is said next. */
export function Thread({ conversation, onLeave, composer, ...head }: ThreadProps) {
  const { t } = useLingui();
  const { id, contact } = conversation;
  const messages = readFragment(MessageLine, conversation.messages);
  const end = useNewestInSight(id, messages.length);
  return (
    <article className={classes.thread} aria-label={t`Conversation`}>
      <ThreadHead conversation={conversation} {...head} />
      <StatusBar conversation={conversation} />
      <section
        className={classes.scroll}
        aria-label={t`Thread`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
        tabIndex={0}
      >
        <MessageList messages={messages} label={t`Messages`} contactName={contact.displayName} />
        <div ref={end} />
      </section>
      <Onlookers conversationId={id} />
      <Composer
        key={id}
        conversationId={id}
        drafts={conversation}
        contactName={contact.displayName}
        lastMessageId={messages.at(-1)?.id}
        onLeave={onLeave}
        handle={composer}
      />
    </article>
  );
}

function useNewestInSight(id: string, count: number) {
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation, or one more message.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [id, count]);
  return end;
}

function ThreadHead({
  conversation,
  isPanelShown,
  onPanel,
  onBack,
}: Omit<ThreadProps, 'onLeave' | 'composer'>) {
  const { t } = useLingui();
  const { act, choose } = useActing();
  const state = readFragment(ConversationState, conversation);
  const isClosed = state.status === 'CLOSED';
  return (
    <header className={classes.head}>
      <ActionIcon
        className={classes.back}
        variant="subtle"
        color="gray"
        aria-label={t`Back to the list`}
        onClick={onBack}
      >
        <IconArrowLeft size={18} aria-hidden />
      </ActionIcon>
      <Title order={1} className={classes.title} dir="auto">
        {nameOf(conversation, state)}{' '}
        <span className={classes.number}>#{formatNumber(conversation.number).replaceAll(',', '')}</span>
      </Title>
      <Group gap={6} wrap="nowrap">
        <HeadButton
          label={t`Assign`}
          letter="a"
          icon={<IconUserPlus size={16} aria-hidden />}
          onClick={() => choose('assign')}
        />
        {!isClosed && (
          <HeadButton
            label={t`Snooze`}
            letter="z"
            icon={<IconClock size={16} aria-hidden />}
            onClick={() => choose('snooze')}
          />
        )}
        {state.status === 'OPEN' ? (
          <Button
            size="xs"
            leftSection={<IconCheck size={15} aria-hidden />}
            aria-keyshortcuts="e"
            onClick={() => act({ kind: 'close' })}
          >
            {t`Close`}
          </Button>
        ) : (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRotateClockwise size={15} aria-hidden />}
            onClick={() => act({ kind: 'reopen' })}
          >
            {t`Reopen`}
          </Button>
        )}
        <HeadButton
          label={t`Details`}
          letter="i"
          icon={<IconInfoCircle size={16} aria-hidden />}
          pressed={isPanelShown}
          onClick={onPanel}
        />
      </Group>
    </header>
  );
}

interface HeadButtonProps {
  label: string;
  letter: string;
  icon: React.ReactNode;
  pressed?: boolean;
  onClick: () => void;
}

function HeadButton({ label, letter, icon, pressed, onClick }: HeadButtonProps) {
  return (
    <Tooltip label={`${label} (${letter})`}>
      <ActionIcon
        variant={pressed ? 'light' : 'default'}
        size={30}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={letter}
        onClick={onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
