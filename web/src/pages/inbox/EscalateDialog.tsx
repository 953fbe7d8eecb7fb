import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { CONVERSATION_LISTS } from '../../parts/conversation-lists';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard';

const EscalationTeamsDocument = graphql(`
  query EscalationTeams {
    queues {
      nodes {
        id
        team {
          id
          name
        }
      }
    }
  }
`);

const EscalateDocument = graphql(`
  mutation EscalateConversation($input: ConversationEscalateInput!) {
    conversationEscalate(input: $input) {
      conversation {
        ...ConversationState
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface EscalateDialogProps {
  conversation: { id: string; name: string };
  onClose: () => void;
}

/** Hands a conversation to another team group, with the reason that they will read. */
export function EscalateDialog({ conversation, onClose }: EscalateDialogProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(EscalationTeamsDocument, { fetchPolicy: 'cache-and-network' });
  const teams = new Map(data?.queues.nodes.flatMap(({ team }) => (team ? [[team.id, team.name]] : [])));
  const form = useForm({
    initialValues: { teamGroup: '', reason: '' },
    validate: {
      teamGroup: (team) => (team === '' ? t`Choose a team group` : null),
      reason: (reason) => (reason.trim() === '' ? t`Say why` : null),
    },
  });
  const guard = useUnsavedGuard(form.isDirty(), onClose);
  const { run, busy, refusals } = useAction(EscalateDocument, {
    quiet: true,
    refetch: CONVERSATION_LISTS,
    done: t`${conversation.name}: escalated`,
  });
  const submit = form.onSubmit(async ({ teamGroup, reason }) => {
    const outcome = await run({ input: { id: conversation.id, teamGroup, reason: reason.trim() } });
    if (outcome.ok) guard.done();
  });
  return (
    <Dialog title={t`Escalate ${conversation.name}`} onClose={guard.close}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm" c="dimmed">
            <Trans>It moves to the queue of the team group and waits there for whoever works it.</Trans>
          </Text>
          {error && !data && (
            <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
          )}
          {refusals[0] && <RefusalNote message={refusals[0].message} />}
          <Select
            label={t`Team group`}
            data-autofocus
            allowDeselect={false}
            data={[...teams].map(([value, label]) => ({ value, label }))}
            nothingFoundMessage={t`No queue brings a team group its work yet.`}
            {...form.getInputProps('teamGroup')}
          />
          <Textarea label={t`Why`} autosize minRows={3} maxLength={500} {...form.getInputProps('reason')} />
        </Stack>
        <DialogButtons busy={busy} label={t`Escalate`} onCancel={guard.close} />
      </form>
      {guard.question}
    </Dialog>
  );
}
