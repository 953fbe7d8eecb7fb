import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { GettingStartedQuery } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { paths } from '../../paths';
import { ButtonLink } from '../../ui/links';
import { Step } from './Step';
import classes from './start.module.css';

const StartConversationDialog = lazy(() =>
  import('../../parts/StartConversationDialog').then((module) => ({
    default: module.StartConversationDialog,
  })),
);

const AddSampleContactsDocument = graphql(`
  mutation AddSampleContacts {
    sampleContactsAdd {
      changedCount
      userErrors {
        ...Refusal
      }
    }
  }
`);

const RemoveSampleContactsDocument = graphql(`
  mutation RemoveSampleContacts {
    sampleContactsRemove {
      changedCount
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface StepsProps {
  found: GettingStartedQuery['gettingStarted'];
  onChanged: () => void;
}

export function Steps({ found, onChanged }: StepsProps) {
  const { t } = useLingui();
  const { viewerCanChangeSegments, viewerCanChangeRouting, viewerCanChangeTeam } = useViewer();
  const { segmentId, conversationId } = found;
  return (
    <ol className={classes.steps} aria-label={t`Steps`}>
      <Step
        done={found.hasContacts}
        title={t`Bring in your contacts`}
        actions={<ContactActions found={found} onChanged={onChanged} />}
      >
        <Trans>
          A CSV file is mapped by itself. Or take 120 invented customers to try things with; they can be
          removed again.
        </Trans>
      </Step>
      <Step
        done={found.hasSegment}
        title={t`Make the first segment`}
        actions={
          viewerCanChangeSegments && (
            <ButtonLink size="xs" variant="default" {...paths.segments()}>
              <Trans>Choose a template</Trans>
            </ButtonLink>
          )
        }
      >
        <Trans>A named group of contacts who should be treated alike: VIP, trial users, Europe.</Trans>
      </Step>
      <Step
        done={found.hasRule}
        title={t`Let a rule add its members`}
        actions={
          viewerCanChangeSegments &&
          segmentId && (
            <ButtonLink size="xs" variant="default" {...paths.segment(segmentId, 'advanced')}>
              <Trans>Write the rule</Trans>
            </ButtonLink>
          )
        }
      >
        <Trans>
          Whoever matches is added when their next conversation begins; you see who matches today.
        </Trans>
      </Step>
      <Step
        done={found.hasQueue}
        title={t`Give it a queue of its own`}
        actions={
          viewerCanChangeRouting && (
            <ButtonLink size="xs" variant="default" {...paths.queue('new')}>
              <Trans>Create a queue</Trans>
            </ButtonLink>
          )
        }
      >
        <Trans>
          The first queue whose condition a conversation meets takes it; the fallback takes the rest.
        </Trans>
      </Step>
      <Step
        done={found.hasConversation}
        title={t`Start a conversation, and see why it went where it went`}
        actions={
          <>
            {found.hasContacts && <StartConversation />}
            {conversationId && (
              <ButtonLink size="xs" variant="default" {...paths.conversation(conversationId)}>
                <Trans>See the latest</Trans>
              </ButtonLink>
            )}
          </>
        }
      >
        <Trans>Every conversation keeps a receipt: what was tried, what was seen, what won.</Trans>
      </Step>
      <Step
        done={found.hasTeammate}
        title={t`Invite your team`}
        actions={
          viewerCanChangeTeam && (
            <ButtonLink size="xs" variant="default" {...paths.team('people')}>
              <Trans>Invite a teammate</Trans>
            </ButtonLink>
          )
        }
      >
        <Trans>Agents work conversations; admins shape segments, rules and queues.</Trans>
      </Step>
    </ol>
  );
}

function ContactActions({ found, onChanged }: StepsProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { viewerCanChangeSegments, viewerCanChangeContacts } = useViewer();
  const add = useAction(AddSampleContactsDocument, { done: t`120 sample contacts are there` });
  const remove = useAction(RemoveSampleContactsDocument, { done: t`The sample contacts are gone` });
  const change = async (action: typeof add | typeof remove) => {
    await action.run({});
    client.cache.evict({ fieldName: 'contacts' });
    onChanged();
  };
  if (!viewerCanChangeContacts) return null;
  return (
    <>
      <ButtonLink size="xs" variant="default" {...paths.contactImport()}>
        <Trans>Import a CSV file</Trans>
      </ButtonLink>
      {viewerCanChangeSegments && !found.hasContacts && (
        <Button size="xs" variant="default" loading={add.busy} onClick={() => change(add)}>
          <Trans>Use sample contacts</Trans>
        </Button>
      )}
      {viewerCanChangeSegments && found.hasSampleContacts && (
        <Button size="xs" variant="default" loading={remove.busy} onClick={() => change(remove)}>
          <Trans>Remove the sample contacts</Trans>
        </Button>
      )}
    </>
  );
}

function StartConversation() {
  const [starting, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        <Trans>Start a conversation</Trans>
      </Button>
      <Suspense fallback={null}>{starting && <StartConversationDialog onClose={close} />}</Suspense>
    </>
  );
}
