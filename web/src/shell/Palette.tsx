import '@mantine/spotlight/styles.css';
import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { graphql } from '../gql';
import { paths } from '../paths';
import { ColourDot } from '../ui/Chip';

const PaletteDocument = graphql(`
  query Palette($search: String!) {
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
      }
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
        placeholder: t`Search segments, contacts and pages`,
        'aria-label': t`Search segments, contacts and pages`,
      }}
    />
  );
}

function usePaletteActions(query: string): SpotlightActionGroupData[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data, previousData } = useQuery(PaletteDocument, { variables: { search: query } });
  const found = data ?? previousData;
  const pages = [
    { id: 'conversations', label: t`Conversations`, onClick: () => navigate(paths.conversations()) },
    { id: 'contacts', label: t`Contacts`, onClick: () => navigate(paths.contacts()) },
    { id: 'segments', label: t`Segments`, onClick: () => navigate(paths.segments()) },
    { id: 'routing', label: t`Routing`, onClick: () => navigate(paths.routing()) },
    { id: 'priority', label: t`Priority rules`, onClick: () => navigate(paths.priority()) },
    { id: 'people', label: t`Team: people`, onClick: () => navigate(paths.team('people')) },
    { id: 'groups', label: t`Team: groups`, onClick: () => navigate(paths.team('groups')) },
    { id: 'properties', label: t`Contact properties`, onClick: () => navigate(paths.properties()) },
    { id: 'keys', label: t`API keys`, onClick: () => navigate(paths.apiKeys()) },
    { id: 'workspace', label: t`Workspace`, onClick: () => navigate(paths.workspace()) },
  ].filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const segments = (found?.segments.nodes ?? []).map(({ id, name, colour }) => ({
    id,
    label: name,
    leftSection: <ColourDot colour={colour} size={10} />,
    onClick: () => navigate(paths.segment(id)),
  }));
  const contacts = (query.trim() === '' ? [] : (found?.contacts.nodes ?? [])).map((contact) => ({
    id: contact.id,
    label: contact.displayName,
    ...(contact.email && contact.email !== contact.displayName && { description: contact.email }),
    onClick: () => navigate(paths.contact(contact.id)),
  }));
  return [
    { group: t`Segments`, actions: segments },
    { group: t`Contacts`, actions: contacts },
    { group: t`Pages`, actions: pages },
  ].filter(({ actions }) => actions.length > 0);
}
