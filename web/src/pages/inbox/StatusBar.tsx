import { Trans, useLingui } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql, readFragment } from '../../gql';
import { CONVERSATION_LISTS } from '../../parts/conversation-lists';
import { PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { ColourDot } from '../../ui/Chip';
import { formatMoment, formatWaitBriefly, formatWhen } from '../../ui/format';
import { useActing } from './acting';
import type { Conversation } from './conversation-document';
import { ConversationState, type State } from './conversation-state';
import classes from './thread.module.css';

const DeescalateDocument = graphql(`
  mutation DeescalateConversation($input: ConversationInput!) {
    conversationDeescalate(input: $input) {
      conversation {
        ...ConversationState
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** Where a conversation stands; each fact is changed where it is read. */
export function StatusBar({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const { choose } = useActing();
  const words = usePriorityWords();
  const state = readFragment(ConversationState, conversation);
  const { priority, queue, team, topic, assignee } = state;
  return (
    <>
      <div className={classes.status}>
        <Fact label={t`Assignee`} onClick={() => choose('assign')}>
          {assignee?.name ?? t`Nobody`}
        </Fact>
        <Fact label={t`Queue`} onClick={() => choose('queue')}>
          {queue.name}
        </Fact>
        <Fact label={t`Priority`} onClick={() => choose('priority')}>
          <ColourDot colour={PRIORITY_COLOURS[priority]} /> {words[priority]}
        </Fact>
        <Fact label={t`Topic`} onClick={() => choose('topic')}>
          {topic ?? t`none`}
        </Fact>
        {team && (
          <span className={classes.fact}>
            <span className={classes.label}>{t`Team`}</span> {team.name}
          </span>
        )}
        <Waiting state={state} />
        {!state.escalated && state.status !== 'CLOSED' && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            c="dimmed"
            leftSection={<IconAlertTriangle size={13} aria-hidden />}
            onClick={() => choose('escalate')}
          >
            <Trans>Escalate</Trans>
          </Button>
        )}
      </div>
      {state.escalated && <Escalated conversation={conversation} />}
    </>
  );
}

function Fact({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <UnstyledButton className={classes.fact} data-acts title={t`Change: ${label}`} onClick={onClick}>
      <span className={classes.label}>{label}</span> {children}
    </UnstyledButton>
  );
}

function Waiting({ state: { status, snoozedUntil, resolvedAt, waitingSince } }: { state: State }) {
  const { t } = useLingui();
  const words =
    status === 'SNOOZED' && snoozedUntil
      ? t`Snoozed until ${formatWhen(snoozedUntil)}`
      : status === 'CLOSED' && resolvedAt
        ? t`Closed ${formatMoment(resolvedAt)}`
        : waitingSince
          ? t`Waits ${formatWaitBriefly(waitingSince)}`
          : null;
  return (
    words && (
      <span className={classes.fact} data-state={status}>
        {words}
      </span>
    )
  );
}

function Escalated({ conversation }: { conversation: Conversation }) {
  const { t } = useLingui();
  const { id, escalationReason, escalatedAt } = conversation;
  const { run, busy } = useAction(DeescalateDocument, {
    refetch: CONVERSATION_LISTS,
    done: t`It is back where it came from`,
  });
  return (
    <div className={classes.escalated} role="note" aria-label={t`Escalated`}>
      <IconAlertTriangle size={15} aria-hidden />
      <span className={classes.reason}>
        <strong>
          <Trans>Escalated</Trans>
        </strong>
        {escalatedAt && ` ${formatMoment(escalatedAt)}`}: {escalationReason}
      </span>
      <Button size="compact-xs" variant="default" loading={busy} onClick={() => run({ input: { id } })}>
        <Trans>Take back</Trans>
      </Button>
    </div>
  );
}
