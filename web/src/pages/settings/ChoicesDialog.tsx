import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Menu, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, Fragment, useEffect, useRef, useState } from 'react';
import { refusalsOfFailure } from '../../apollo/errors';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import type { PropertyChoicesQuery } from '../../gql/graphql';
import { UseLink, useLinksOf } from '../../parts/Uses';
import { LoadingRows } from '../../ui/Delayed';
import { Dialog } from '../../ui/Dialog';
import { LoadFailure, RefusalNote } from '../../ui/Failure';
import { formatNumber } from '../../ui/format';
import { OrderedList } from '../../ui/OrderedList';
import { moved } from '../../ui/order';
import { RuleLine } from '../../ui/RuleLine';
import { ChoiceStep } from './ChoiceStep';
import type { Property } from './PropertiesPage';

const PropertyChoicesDocument = graphql(`
  query PropertyChoices($id: ID!) {
    contactProperty(id: $id) {
      id
      version
      choiceUses {
        choice
        contactCount
        usedBy {
          kind
          id
          name
        }
      }
    }
  }
`);

const SetChoicesDocument = graphql(`
  mutation SetChoices($input: ContactPropertyChangeInput!) {
    contactPropertyChange(input: $input) {
      contactProperty {
        id
        choices
        version
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export type ChoiceUse = NonNullable<PropertyChoicesQuery['contactProperty']>['choiceUses'][number];

interface Opened {
  what: 'rename' | 'merge';
  choice: string;
}

/** The choices of a property in their order, with who has them and what asks for them. */
export function ChoicesDialog({ property, onClose }: { property: Property; onClose: () => void }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Opened | null>(null);
  const [cameBack, setCameBack] = useState(false);
  const { data, error, refetch } = useQuery(PropertyChoicesDocument, {
    variables: { id: property.id },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.contactProperty;
  const opened = found?.choiceUses.find(({ choice }) => choice === open?.choice);
  return (
    <Dialog title={t`Choices of ${property.label}`} size="lg" onClose={onClose}>
      {error && !data ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      ) : !found ? (
        <LoadingRows label={t`Loading the choices`} />
      ) : open ? (
        <ChoiceStep
          property={{ id: found.id, version: found.version }}
          what={open.what}
          choice={opened ?? { choice: open.choice, contactCount: 0, usedBy: [] }}
          others={found.choiceUses.map(({ choice }) => choice).filter((one) => one !== open.choice)}
          onBack={() => {
            setOpen(null);
            setCameBack(true);
          }}
        />
      ) : (
        <ChoiceList
          id={found.id}
          version={found.version}
          uses={found.choiceUses}
          takesFocus={cameBack}
          onOpen={setOpen}
        />
      )}
    </Dialog>
  );
}

interface ChoiceListProps {
  id: string;
  version: number;
  uses: readonly ChoiceUse[];
  /** Whether what had the focus is gone. */
  takesFocus: boolean;
  onOpen: (opened: Opened) => void;
}

function ChoiceList({ id, version, uses, takesFocus, onOpen }: ChoiceListProps) {
  const { t } = useLingui();
  const [pending, setPending] = useState<string[] | null>(null);
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const { run, busy, refusals, clear } = useAction(SetChoicesDocument, {
    quiet: true,
    refetch: ['PropertyChoices', 'Properties'],
    done: t`The choices are saved`,
  });
  const links = useLinksOf(refusals[0]?.uses ?? []);
  const choices = pending ?? uses.map(({ choice }) => choice);
  const set = async (next: string[]): Promise<boolean> => {
    const { ok } = await run({ input: { id, choices: next, expectedVersion: version } });
    return ok;
  };
  const reorder = async (next: string[]) => {
    setPending(next);
    await set(next);
    setPending(null);
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && (await set([...choices, name]))) setName('');
  };
  const line = (choice: string, index: number) => {
    const use = uses.find((one) => one.choice === choice);
    return (
      <RuleLine
        name={choice}
        sentence={use && <UseWords use={use} />}
        menuLabel={t`Actions for ${choice}`}
        menu={
          <>
            <Menu.Item onClick={() => onOpen({ what: 'rename', choice })}>
              <Trans>Rename</Trans>
            </Menu.Item>
            <Menu.Item disabled={choices.length < 2} onClick={() => onOpen({ what: 'merge', choice })}>
              <Trans>Merge into another</Trans>
            </Menu.Item>
            <Menu.Item disabled={index === 0} onClick={() => reorder(moved(choices, index, index - 1))}>
              <Trans>Move up</Trans>
            </Menu.Item>
            <Menu.Item
              disabled={index === choices.length - 1}
              onClick={() => reorder(moved(choices, index, index + 1))}
            >
              <Trans>Move down</Trans>
            </Menu.Item>
            <Menu.Item
              c="var(--mantine-color-error)"
              onClick={() => set(choices.filter((one) => one !== choice))}
            >
              <Trans>Remove</Trans>
            </Menu.Item>
          </>
        }
      />
    );
  };
  return (
    <Stack>
      {refusals[0] && <RefusalNote message={refusals[0].message} items={links} />}
      {choices.length === 0 ? (
        <Text size="sm" c="dimmed">
          <Trans>There are no choices yet, so any text is taken. With the first one, only choices are.</Trans>
        </Text>
      ) : (
        <OrderedList
          label={t`Choices in order`}
          items={choices.map((choice, index) => ({ id: choice, name: choice, content: line(choice, index) }))}
          onReorder={reorder}
        />
      )}
      <form onSubmit={add}>
        <Group gap="xs" align="flex-end">
          <TextInput
            ref={field}
            label={t`New choice`}
            style={{ flex: 1 }}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              clear();
            }}
          />
          <Button type="submit" variant="default" loading={busy} disabled={name.trim() === ''}>
            <Trans>Add choice</Trans>
          </Button>
        </Group>
      </form>
    </Stack>
  );
}

function UseWords({ use: { contactCount, usedBy } }: { use: ChoiceUse }) {
  return (
    <>
      {contactCount === 0 ? (
        <Trans>No contact has it</Trans>
      ) : (
        <Plural
          value={contactCount}
          one="# contact"
          other={<Trans>{formatNumber(contactCount)} contacts</Trans>}
        />
      )}
      {usedBy.map((use) => (
        <Fragment key={use.id}>
          {' · '}
          <UseLink use={use} />
        </Fragment>
      ))}
    </>
  );
}
