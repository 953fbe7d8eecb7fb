import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { refusalsOfFailure } from '../apollo/errors';
import { useAction } from '../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { WaitingMovesFragment } from '../gql/graphql';
import { LoadingRows } from '../ui/Delayed';
import { Dialog, DialogButtons } from '../ui/Dialog';
import { LoadFailure } from '../ui/Failure';
import { formatNumber } from '../ui/format';
import { useReturnFocus } from '../ui/use-return-focus';
import { MovesList } from './MovesList';
import { useViewer } from './viewer';

const WaitingMoves = graphql(`
  fragment WaitingMoves on WaitingDecisionPreview {
    waitingCount
    lookedAtCount
    limited
    movedCount
    keptByHandCount
    ...MovesList
  }
`);

const WaitingMovesDocument = graphql(`
  query WaitingMovesNow {
    waitingDecisionPreview {
      ...WaitingMoves
    }
  }
`);

const DecideAgainDocument = graphql(`
  mutation DecideAgain {
    waitingDecideAgain {
      job {
        ...JobLine
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Masked = FragmentType<typeof WaitingMoves>;

interface DecideAgainOffer {
  /** After a rule was saved: shows what would move, if anything would. */
  ask: () => void;
  leave: () => void;
  preview: Masked | null;
}

/** Rules hold for what comes; what waits already moves only when somebody says so. */
export function useDecideAgainOffer(): DecideAgainOffer {
  const [isAsked, setAsked] = useState(false);
  const { data, refetch } = useQuery(WaitingMovesDocument, { skip: !isAsked, fetchPolicy: 'network-only' });
  const preview = data?.waitingDecisionPreview;
  const moves = readFragment(WaitingMoves, preview);
  return {
    // Where it cannot be asked, nothing is offered; the button of the page is still there.
    ask: () => (isAsked ? void refetch().catch(() => {}) : setAsked(true)),
    leave: () => setAsked(false),
    preview: isAsked && preview && moves && moves.movedCount > 0 ? preview : null,
  };
}

/** Stands above the rules after one was saved that would move what waits, and is in nobody’s way. */
export function DecideAgainNotice({ preview, leave }: DecideAgainOffer) {
  return (
    <>
      <VisuallyHidden role="status">
        {preview && <Title moves={readFragment(WaitingMoves, preview)} />}
      </VisuallyHidden>
      {preview && <Notice preview={preview} onClose={leave} />}
    </>
  );
}

function Notice({ preview, onClose }: { preview: Masked; onClose: () => void }) {
  useReturnFocus();
  const { decide, busy } = useDecideAgain(onClose);
  return (
    <Alert
      variant="light"
      color="indigo"
      role="group"
      icon={<IconRefresh aria-hidden />}
      title={<Title moves={readFragment(WaitingMoves, preview)} />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      <Text size="sm">
        <Trans>
          What you saved holds for new conversations. Those that wait stay unless you say otherwise.
        </Trans>
      </Text>
      <Moves preview={preview} />
      <Group gap="xs" mt="sm">
        <Button size="xs" loading={busy} onClick={decide}>
          <Trans>Decide again</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          <Trans>Leave them</Trans>
        </Button>
      </Group>
    </Alert>
  );
}

function Title({ moves: { movedCount, limited } }: { moves: WaitingMovesFragment }) {
  if (limited) {
    return (
      <Plural
        value={movedCount}
        one="At least # waiting conversation would move"
        other="At least # waiting conversations would move"
      />
    );
  }
  return (
    <Plural
      value={movedCount}
      one="# waiting conversation would move"
      other="# waiting conversations would move"
    />
  );
}

function Moves({ preview }: { preview: Masked }) {
  const moves = readFragment(WaitingMoves, preview);
  const { keptByHandCount } = moves;
  return (
    <>
      <MovesList moves={moves} />
      {keptByHandCount > 0 && (
        <Text size="sm" c="dimmed" mt={8}>
          <Plural
            value={keptByHandCount}
            one="# stays, for its queue or priority was set by hand."
            other="# stay, for their queue or priority was set by hand."
          />
        </Text>
      )}
    </>
  );
}

function useDecideAgain(onDone: () => void) {
  const { t } = useLingui();
  const { run, busy } = useAction(DecideAgainDocument, {
    refetch: ['Jobs', 'JobLines'],
    done: t`They are decided again in the background. How far it is stands in the navigation.`,
  });
  const decide = async () => {
    if ((await run({})).ok) onDone();
  };
  return { decide, busy };
}

/** The same at any time. */
export function DecideAgainButton({ leave }: DecideAgainOffer) {
  const { t } = useLingui();
  const { viewerCanChangeRouting } = useViewer();
  const [isOpen, setOpen] = useState(false);
  if (!viewerCanChangeRouting) return null;
  const open = () => {
    leave();
    setOpen(true);
  };
  return (
    <>
      <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={open}>
        <Trans>Decide waiting ones again</Trans>
      </Button>
      {isOpen && (
        <Dialog title={t`Decide waiting conversations again`} onClose={() => setOpen(false)}>
          <Outlook onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Outlook({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { decide, busy } = useDecideAgain(onClose);
  const { data, error, refetch } = useQuery(WaitingMovesDocument, { fetchPolicy: 'network-only' });
  const preview = data?.waitingDecisionPreview;
  if (error) {
    return <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />;
  }
  if (!preview) return <LoadingRows rows={3} label={t`Asking the rules`} />;
  const moves = readFragment(WaitingMoves, preview);
  const isSettled = moves.movedCount === 0 && !moves.limited;
  return (
    <>
      <Text size="sm" fw={600} role="status">
        {moves.movedCount > 0 ? <Title moves={moves} /> : <NothingMoves moves={moves} />}
      </Text>
      <Moves preview={preview} />
      {isSettled ? (
        <Group justify="flex-end" mt="lg">
          <Button data-autofocus onClick={onClose}>
            <Trans>Close</Trans>
          </Button>
        </Group>
      ) : (
        <DialogButtons busy={busy} label={t`Decide again`} onCancel={onClose} onConfirm={decide} />
      )}
    </>
  );
}

function NothingMoves({ moves }: { moves: WaitingMovesFragment }) {
  const { waitingCount, lookedAtCount, limited, keptByHandCount } = moves;
  if (waitingCount === 0) return <Trans>No conversation waits.</Trans>;
  if (limited) {
    const [looked, all] = [formatNumber(lookedAtCount), formatNumber(waitingCount)];
    return (
      <Trans>
        Of {all} that wait, the first {looked} are where the rules put them.
      </Trans>
    );
  }
  // What was set by hand is elsewhere than the rules would put it.
  if (keptByHandCount > 0) return <Trans>No waiting conversation would move.</Trans>;
  return (
    <Plural
      value={waitingCount}
      one="The # that waits is where the rules put it."
      other="The # that wait are where the rules put them."
    />
  );
}
