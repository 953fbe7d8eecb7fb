import '@mantine/spotlight/styles.css';
import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql, readFragment } from '../gql';
import { tellInbox } from '../parts/inbox-bus';
import { useTakeNext } from '../parts/use-take-next';
import { useViewer } from '../parts/viewer';
import { paths } from '../paths';
import { ColourDot } from '../ui/Chip';
import { showKeys } from './shortcut-bus';

const PaletteDocument = graphql(`
  query Palette($search: String!, $number: ID!) {
    segments(first: 8, search: $search) {
      nodes {
        id
        name
        colour
      }
    }
    contacts(first: 6, search: $search) {
      nodes {
        id
        displayName
        email
        latestConversation {
          ...PaletteConversation
        }
      }
    }
    conversation(id: $number) {
      ...PaletteConversation
    }
  }
`);

const PaletteConversation = graphql(`
  fragment PaletteConversation on Conversation {
    id
    number
    subject
    topic
    contact {
      id
      displayName
    }
  }
`);

const [store, { open, close }] = createSpotlight();

export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [query, setQuery] = useState('');
  const actions = usePaletteActions(query);
  useEffect(() => {
    open();
    return close;
  }, []);
  return (
    <Spotlight
      store={store}
      attributes={{ content: { 'aria-label': t`Search or go to` } }}
      actions={actions}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      nothingFound={t`Nothing found`}
      highlightQuery
      scrollable
      maxHeight={420}
      shortcut={null}
      // The server has searched already; what it found is not sifted a second time.
      filter={(_, groups) => groups}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t`Search, go to a page, or do something`,
        'aria-label': t`Search, go to a page, or do something`,
      }}
    />
  );
}

function usePaletteActions(query: string): SpotlightActionGroupData[] {
  const { t } = useLingui();
  const { isStale, ...found } = useFound(query);
  const said = query.trim().toLowerCase();
  const told = ({ label }: { label: string }) => label.toLowerCase().includes(said);
  // Until the server has answered, what it found before stays only where it fits: Enter may come at any moment.
  const fresh = (action: { label: string }) => !isStale || told(action);
  return [
    { group: t`Segments`, actions: found.segments.filter(fresh) },
    { group: t`Contacts`, actions: said === '' ? [] : found.contacts.filter(fresh) },
    { group: t`Conversations`, actions: said === '' ? [] : found.conversations.filter(fresh) },
    { group: t`Actions`, actions: useActs().filter(told) },
    { group: t`Pages`, actions: usePages().filter(told) },
  ].filter(({ actions }) => actions.length > 0);
}

/** What the server finds: by name, and a conversation by its number. */
function useFound(query: string) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [, digits] = /^#?(\d{1,15})$/.exec(query.trim()) ?? [];
  const { data, previousData } = useQuery(PaletteDocument, {
    variables: { search: query, number: digits ? `#${digits}` : '#0' },
  });
  const found = data ?? previousData;
  const contacts = found?.contacts.nodes ?? [];
  const latest = readFragment(
    PaletteConversation,
    contacts.flatMap(({ latestConversation }) => latestConversation ?? []),
  );
  const numbered = readFragment(PaletteConversation, found?.conversation);
  return {
    isStale: !data,
    segments: (found?.segments.nodes ?? []).map(({ id, name, colour }) => ({
      id,
      label: name,
      leftSection: <ColourDot colour={colour} size={10} />,
      onClick: () => navigate(paths.segment(id)),
    })),
    contacts: contacts.map(({ id, displayName, email }) => ({
      id,
      label: displayName,
      ...(email && email !== displayName && { description: email }),
      onClick: () => navigate(paths.contact(id)),
    })),
    conversations: [...(numbered ? [numbered] : []), ...latest].map((one) => ({
      id: one.id,
      label: one.subject ?? one.topic ?? t`Conversation ${one.number}`,
      description: `#${one.number} · ${one.contact.displayName}`,
      onClick: () => navigate(paths.conversation(one.id)),
    })),
  };
}

/** What can be done from anywhere, as far as the person may. */
function useActs() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const may = useViewer();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const next = scheme === 'dark' ? 'light' : 'dark';
  // In the inbox it opens beside the list that is shown.
  const isInbox = useLocation().pathname.startsWith('/inbox');
  const takeAndOpen = useTakeNext((id) => navigate(paths.conversation(id)));
  const takeNext = isInbox ? () => tellInbox('n') : takeAndOpen;
  const acts = [
    may.viewerCanChangeContacts && {
      id: 'create-contact',
      label: t`Create contact`,
      onClick: () => navigate(paths.contactCreate()),
    },
    may.viewerCanChangeSegments && {
      id: 'create-segment',
      label: t`Create segment`,
      onClick: () => navigate(paths.segmentCreate()),
    },
    { id: 'take-next', label: t`Take the next conversation`, onClick: () => void takeNext() },
    ...useInboxActs(),
    {
      id: 'start-conversation',
      label: t`Start a conversation`,
      onClick: () => navigate(paths.conversationStart()),
    },
    may.viewerCanChangeContacts && {
      id: 'import',
      label: t`Import contacts from a CSV file`,
      onClick: () => navigate(paths.contactImport()),
    },
    may.viewerCanChangeRouting && {
      id: 'create-queue',
      label: t`Create queue`,
      onClick: () => navigate(paths.queue('new')),
    },
    may.viewerCanChangeRouting && {
      id: 'create-priority-rule',
      label: t`Create priority rule`,
      onClick: () => navigate(paths.priorityRule('new')),
    },
    {
      id: 'colours',
      label: next === 'dark' ? t`Use the dark colours` : t`Use the light colours`,
      onClick: () => setColorScheme(next),
    },
    { id: 'keys', label: t`Show the keyboard shortcuts`, onClick: showKeys },
  ];
  return acts.filter((act) => act !== false);
}

/** What can be done to the conversation that is open in the inbox, or has the focus there. */
function useInboxActs() {
  const { t } = useLingui();
  const { pathname } = useLocation();
  if (!pathname.startsWith('/inbox')) return [];
  const acts: [key: string, label: string][] = [
    ['e', t`Close the conversation`],
    ['z', t`Snooze the conversation`],
    ['a', t`Assign the conversation`],
    ['p', t`Set the priority of the conversation`],
    ['r', t`Reply to the conversation`],
    ['m', t`Add a note to the conversation`],
  ];
  // The palette is gone, and the focus back, before what is asked for opens.
  return acts.map(([key, label]) => ({
    id: `inbox-${key}`,
    label,
    onClick: () => setTimeout(() => tellInbox(key), 50),
  }));
}

function usePages() {
  const { t } = useLingui();
  const navigate = useNavigate();
  return [
    { id: 'start', label: t`Get started`, onClick: () => navigate(paths.start()) },
    { id: 'inbox', label: t`Inbox`, onClick: () => navigate(paths.inbox()) },
    { id: 'contacts', label: t`Contacts`, onClick: () => navigate(paths.contacts()) },
    { id: 'segments', label: t`Segments`, onClick: () => navigate(paths.segments()) },
    { id: 'routing', label: t`Routing`, onClick: () => navigate(paths.routing()) },
    { id: 'priority', label: t`Priority rules`, onClick: () => navigate(paths.priority()) },
    { id: 'people', label: t`Team: people`, onClick: () => navigate(paths.team('people')) },
    { id: 'groups', label: t`Team: groups`, onClick: () => navigate(paths.team('groups')) },
    { id: 'properties', label: t`Contact properties`, onClick: () => navigate(paths.properties()) },
    { id: 'account', label: t`Account`, onClick: () => navigate(paths.account()) },
    { id: 'api-keys', label: t`API keys`, onClick: () => navigate(paths.apiKeys()) },
    { id: 'workspace', label: t`Workspace`, onClick: () => navigate(paths.workspace()) },
  ];
}
