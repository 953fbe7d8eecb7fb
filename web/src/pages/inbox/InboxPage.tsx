import { useApolloClient, useQuery, useSubscription } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDebouncedCallback, useDocumentTitle, useMediaQuery } from '@mantine/hooks';
import { IconInbox, IconMessages } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { type InboxView, useInboxViews } from '../../parts/saved-views';
import { useTakeNext } from '../../parts/use-take-next';
import { onlyListed } from '../../table/chosen';
import { useSelection } from '../../table/selection';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { ActDialogs } from './ActDialogs';
import { ActingProvider, type Choosing } from './acting';
import type { ComposerHandle } from './Composer';
import { ConversationList, type ListHandle } from './ConversationList';
import { ConversationDocument } from './conversation-document';
import { type Act, applied, ConversationState, fits } from './conversation-state';
import classes from './inbox.module.css';
import { ListHead } from './ListHead';
import { rowAfter, stepFrom } from './list-steps';
import { nameOf } from './name-of';
import { PickedConversations } from './PickedConversations';
import type { Actable } from './run-act';
import { SidePanel } from './SidePanel';
import { Thread } from './Thread';
import { useActs } from './use-acts';
import { useInboxKeys } from './use-inbox-keys';
import { useLiveRows } from './use-live-rows';
import { useShownView } from './use-shown-view';

const StartConversationDialog = lazy(() =>
  import('../../parts/StartConversationDialog').then((module) => ({
    default: module.StartConversationDialog,
  })),
);

const ConversationChangesDocument = graphql(`
  subscription ConversationChanges {
    conversationChanges {
      sequence
      conversations {
        id
        ...ConversationState
      }
    }
  }
`);

const route = getRouteApi('/inside/inbox');

/** Conversations in views, each worked where it is read. What is shown is the address's to say. */
export function InboxPage() {
  const { t } = useLingui();
  const { views, error, refetch } = useInboxViews();
  if (views) return <Inbox views={views} />;
  return (
    <div className={classes.inbox}>
      <section className={classes.listPane} aria-label={t`Inbox`}>
        <h1 className={classes.loadingTitle}>{t`Inbox`}</h1>
        {error ? (
          <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
        ) : (
          <LoadingRows label={t`Loading the inbox`} />
        )}
      </section>
    </div>
  );
}

function Inbox({ views }: { views: InboxView[] }) {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { open } = search;
  const shown = useShownView(views);
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [choosing, setChoosing] = useState<{ what: Choosing; on: Actable } | null>(null);
  const list = useRef<ListHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const live = useLiveRows({ view: shown.view, hold: [pointed, focused] });
  const { rows } = live;
  const selection = onlyListed(
    useSelection(shown.key),
    rows.map(({ id }) => id),
  );
  const thread = useThread(open);
  const conversation = thread.conversation;
  useDocumentTitle(`${conversation ? titleOf(conversation) : shown.view.name} · Cadre`);
  const wide = useMediaQuery('(min-width: 80em)', false, { getInitialValueInEffect: false });
  const [panel, setPanel] = useState<boolean | null>(null);
  const isPanelShown = panel ?? wide;

  const openOne = (id: string | undefined, replace = false) =>
    navigate({ search: (before) => ({ ...before, open: id }), replace, resetScroll: false });
  const move = (to: string | undefined) => {
    if (!to) return;
    setCursor(to);
    if (open) openOne(to, true);
    list.current?.focus(to);
  };
  const step = (by: 1 | -1) => move(stepFrom(rows, open ?? cursor, by));

  const meant = (): Actable | null => {
    if (conversation && conversation.id === open) return actable(conversation);
    const row = rows.find(({ id }) => id === cursor);
    return row && !open ? actable(row) : null;
  };
  const send = useActs();
  const actOn = (on: Actable, act: Act) => {
    const next = rowAfter(rows, on.state.id);
    const isListed = rows.some(({ id }) => id === on.state.id);
    const leaves = isListed && fits(shown.view.condition, applied(on.state, act)) === false;
    live.actedOn(on.state.id);
    send(on, act);
    if (!leaves) return;
    if (next) move(next);
    else if (open) openOne(undefined, true);
  };
  const takeNext = useTakeNext((id) => openOne(id));
  const acting = {
    act: (act: Act) => {
      const on = meant();
      if (on) actOn(on, act);
    },
    choose: (what: Choosing) => {
      const on = meant();
      if (on) setChoosing({ what, on });
    },
    takeNext,
  };
  // What is to be written as soon as the thread is there.
  const wanted = useRef<'reply' | 'note' | null>(null);
  const write = (kind: 'reply' | 'note') => {
    if (conversation) composer.current?.write(kind);
    else wanted.current = kind;
    if (!open && cursor) openOne(cursor);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the thread is there.
  useEffect(() => {
    if (!conversation) return;
    if (wanted.current) composer.current?.write(wanted.current);
    wanted.current = null;
  }, [conversation?.id]);
  useInboxKeys({
    step,
    open: () => cursor && openOne(cursor),
    back: () =>
      selection.ids.size > 0 || selection.everything ? selection.clear() : open && openOne(undefined),
    pick: () => {
      const id = open ?? cursor;
      if (id) selection.toggle(id);
    },
    panel: () => setPanel(!isPanelShown),
    write,
    ...acting,
  });

  return (
    <ActingProvider value={acting}>
      <div
        className={classes.inbox}
        data-open={Boolean(open) || undefined}
        data-panel={isPanelShown || undefined}
      >
        <section className={classes.listPane} aria-label={t`List of conversations`}>
          <ListHead
            shown={shown}
            views={views}
            total={live.total}
            isHeading={!conversation && !(open && isMissing(thread))}
            arrived={live.arrived}
            onArrived={live.refetch}
          />
          <PickedConversations
            selection={selection}
            total={live.total ?? rows.length}
            picked={
              selection.everything
                ? { everything: true, condition: shown.view.condition, count: live.total ?? rows.length }
                : { everything: false, ids: rows.flatMap(({ id }) => (selection.has(id) ? id : [])) }
            }
            onSent={() => {
              for (const { id } of rows) if (selection.has(id)) live.actedOn(id);
            }}
          />
          {live.error && rows.length === 0 ? (
            <LoadFailure
              message={refusalsOfFailure(live.error)[0]?.message ?? ''}
              onRetry={() => live.refetch()}
            />
          ) : rows.length === 0 && live.loading ? (
            <LoadingRows label={t`Loading the conversations`} />
          ) : rows.length === 0 ? (
            <NothingHere isModified={shown.isModified} onReset={shown.reset} />
          ) : (
            <ConversationList
              key={shown.key}
              label={shown.view.name}
              rows={rows}
              columns={shown.view.columns}
              total={live.total}
              isGone={live.isGone}
              cursor={open ?? cursor}
              open={open}
              onCursor={setCursor}
              onPoint={setPointed}
              onFocus={setFocused}
              onMore={live.onMore}
              handle={list}
              selection={selection}
            />
          )}
        </section>
        <div className={classes.threadPane}>
          {conversation ? (
            <Thread
              conversation={conversation}
              isPanelShown={isPanelShown}
              onPanel={() => setPanel(!isPanelShown)}
              onBack={() => openOne(undefined)}
              onLeave={() => (rows.some(({ id }) => id === open) ? list.current?.focus(open ?? '') : blur())}
              composer={composer}
            />
          ) : open ? (
            <NoThread thread={thread} onBack={() => openOne(undefined)} />
          ) : (
            <EmptyState
              icon={<IconMessages size={22} aria-hidden />}
              title={<Trans>Choose a conversation</Trans>}
            >
              <Trans>j and k move through the list, Enter opens, n takes the next of your queues.</Trans>
            </EmptyState>
          )}
        </div>
        {conversation && isPanelShown && (
          <SidePanel key={conversation.id} conversation={conversation} onClose={() => setPanel(false)} />
        )}
      </div>
      {choosing && (
        <ActDialogs
          {...choosing}
          onAct={(act) => actOn(choosing.on, act)}
          onClose={() => setChoosing(null)}
        />
      )}
      <Suspense fallback={null}>
        {search.start && (
          <StartConversationDialog
            onClose={() => navigate({ search: ({ start: _start, ...before }) => before, replace: true })}
          />
        )}
      </Suspense>
    </ActingProvider>
  );
}

function blur(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

type Titled = Parameters<typeof nameOf>[0] & FragmentType<typeof ConversationState>;

function titleOf(conversation: Titled): string {
  return nameOf(conversation, readFragment(ConversationState, conversation));
}

function actable(conversation: Titled): Actable {
  return { state: readFragment(ConversationState, conversation), name: titleOf(conversation) };
}

/** The open conversation, read again whenever something happens in it; and how much the person has. */
function useThread(id: string | undefined) {
  const client = useApolloClient();
  const { data, error, loading, refetch } = useQuery(ConversationDocument, {
    variables: { id: id ?? '' },
    skip: id === undefined,
    fetchPolicy: 'cache-and-network',
  });
  const loadSoon = useDebouncedCallback(() => client.refetchQueries({ include: ['Load'] }), {
    delay: 300,
    maxWait: 800,
  });
  useSubscription(ConversationChangesDocument, {
    ignoreResults: true,
    onData: ({ data: news }) => {
      const changed = news.data?.conversationChanges.conversations ?? [];
      if (changed.length > 0) loadSoon();
      if (changed.some((one) => one.id === id))
        client.refetchQueries({ include: ['Conversation', 'ConversationActivity'] });
    },
  });
  return { conversation: id ? data?.conversation : null, error, loading, refetch };
}

function NoThread({ thread, onBack }: { thread: ReturnType<typeof useThread>; onBack: () => void }) {
  const { t } = useLingui();
  if (thread.error) {
    return (
      <LoadFailure
        message={refusalsOfFailure(thread.error)[0]?.message ?? ''}
        onRetry={() => thread.refetch()}
      />
    );
  }
  if (!isMissing(thread)) return <LoadingRows label={t`Loading the conversation`} />;
  return (
    <EmptyState
      level={1}
      icon={<IconInbox size={22} aria-hidden />}
      title={<Trans>This conversation does not exist</Trans>}
      actions={
        <Button variant="default" onClick={onBack}>
          <Trans>Back to the list</Trans>
        </Button>
      }
    />
  );
}

/** It was asked for and is not there. */
const isMissing = ({ conversation, error, loading }: ReturnType<typeof useThread>) =>
  !conversation && !error && !loading;

function NothingHere({ isModified, onReset }: { isModified: boolean; onReset: () => void }) {
  if (isModified) {
    return (
      <EmptyState
        icon={<IconInbox size={22} aria-hidden />}
        title={<Trans>Nothing meets this condition</Trans>}
        actions={
          <Button variant="default" onClick={onReset}>
            <Trans>Clear</Trans>
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState icon={<IconInbox size={22} aria-hidden />} title={<Trans>Nothing here</Trans>}>
      <Trans>
        Conversations appear here, live, as they begin or come into this view: over the widget, the API or by
        hand.
      </Trans>
    </EmptyState>
  );
}
