import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { graphql } from '../../gql';
import type { Named } from './conversation-state';
import type { Draft } from './local-drafts';
import { begunMention, mention, stillFitting } from './mentions';

const MentionableDocument = graphql(`
  query Mentionable($search: String!) {
    teammateConnection(first: 6, search: $search) {
      nodes {
        id
        name
      }
    }
  }
`);

interface MentionFieldProps {
  ref: RefObject<HTMLTextAreaElement | null>;
  label: string;
  placeholder: string;
  withMentions: boolean;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onSend: () => void;
  onLeave: () => void;
}

/** Where one writes; after an @ it offers teammates, who are told by name. */
export function MentionField(props: MentionFieldProps) {
  const { ref, label, placeholder, withMentions, draft, onChange } = props;
  const { t } = useLingui();
  const [caret, setCaret] = useState(0);
  const begun = withMentions ? begunMention(draft.text.slice(0, caret)) : null;
  const people = usePeople(begun);
  const store = useCombobox({ opened: people.length > 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter takes the first of those who are offered now.
  useEffect(() => {
    store.selectFirstOption();
  }, [people.map(({ id }) => id).join()]);
  const choose = (id: string) => {
    const person = people.find((one) => one.id === id);
    if (!person || begun === null) return;
    const next = mention(draft, caret, begun, person);
    onChange(next.draft);
    setCaret(next.caret);
    setTimeout(() => ref.current?.setSelectionRange(next.caret, next.caret));
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onSend();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (people.length > 0) setCaret(0);
      else props.onLeave();
    }
  };
  return (
    <Combobox store={store} onOptionSubmit={choose} position="top-start" width={260} shadow="md">
      <Combobox.Target
        withKeyboardNavigation={people.length > 0}
        withAriaAttributes={withMentions}
        withExpandedAttribute={withMentions}
      >
        <Textarea
          ref={ref}
          role={withMentions ? 'combobox' : undefined}
          aria-label={label}
          placeholder={placeholder}
          autosize
          minRows={3}
          maxRows={12}
          variant="unstyled"
          maxLength={50_000}
          dir="auto"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          value={draft.text}
          onChange={(event) => {
            setCaret(event.currentTarget.selectionStart);
            onChange({ ...draft, text: event.currentTarget.value });
          }}
          onKeyDown={keyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={people.length === 0}>
        <Combobox.Options aria-label={t`Teammates`}>
          {people.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function usePeople(begun: string | null): readonly Named[] {
  const [search] = useDebouncedValue(begun ?? '', 100);
  const { data, previousData } = useQuery(MentionableDocument, {
    variables: { search },
    skip: begun === null,
  });
  if (begun === null) return [];
  // The answer may be to what was written a moment before.
  return stillFitting((data ?? previousData)?.teammateConnection.nodes ?? [], begun);
}
