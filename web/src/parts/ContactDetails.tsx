import { useLingui } from '@lingui/react/macro';
import { Anchor, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useAction } from '../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { ContactFactsFragment, ContactFactsPropertyFragment } from '../gql/graphql';
import { formatMoment } from '../ui/format';
import { InlineEdit } from '../ui/InlineEdit';
import { Panel } from '../ui/Panel';
import classes from './contact.module.css';
import { PropertyInput } from './PropertyInput';
import { usePropertyWords } from './property-words';
import { useViewer } from './viewer';

export const ContactFacts = graphql(`
  fragment ContactFacts on Contact {
    id
    displayName
    externalId
    email
    name
    company
    createdAt
    updatedAt
    properties
  }
`);

export const ContactFactsProperty = graphql(`
  fragment ContactFactsProperty on ContactProperty {
    id
    key
    label
    type
    choices
  }
`);

const ChangeContactDocument = graphql(`
  mutation ChangeContact($input: ContactUpsertInput!) {
    contactUpsert(input: $input) {
      contact {
        ...ContactFacts
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface ContactDetailsProps {
  contact: FragmentType<typeof ContactFacts>;
  properties: readonly FragmentType<typeof ContactFactsProperty>[];
}

/** What is known of a contact, each value edited where it stands. Properties without a value wait behind a button. */
export function ContactDetails({ contact: masked, properties: maskedProperties }: ContactDetailsProps) {
  const { t } = useLingui();
  const contact = readFragment(ContactFacts, masked);
  const properties = readFragment(ContactFactsProperty, maskedProperties);
  const [all, { toggle }] = useDisclosure(false);
  const isFilled = ({ key }: ContactFactsPropertyFragment) => contact.properties[key] !== undefined;
  const empty = properties.filter((property) => !isFilled(property));
  const shown = all || empty.length <= 5 ? properties : properties.filter(isFilled);
  return (
    <Panel title={t`Details`}>
      <dl className={classes.facts}>
        <Attribute contact={contact} attribute="name" label={t`Name`} />
        <Attribute contact={contact} attribute="email" label={t`E-mail`} />
        <Attribute contact={contact} attribute="company" label={t`Company`} />
        <Attribute contact={contact} attribute="externalId" label={t`External ID`} />
        {shown.map((property) => (
          <PropertyFact key={property.id} contact={contact} property={property} />
        ))}
        <Fact label={t`Created`}>{formatMoment(contact.createdAt)}</Fact>
        <Fact label={t`Last changed`}>{formatMoment(contact.updatedAt)}</Fact>
      </dl>
      {empty.length > 5 && (
        <Anchor component="button" type="button" size="sm" mt="sm" onClick={toggle} aria-expanded={all}>
          {all ? t`Hide empty properties` : t`Show ${empty.length} empty properties`}
        </Anchor>
      )}
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}

/** Saves a change of the contact; answers what is wrong with it. */
function useSave(contactId: string) {
  const { run } = useAction(ChangeContactDocument, { quiet: true, refetch: ['ContactActivity'] });
  return async (change: Partial<ContactFactsFragment>): Promise<string | undefined> => {
    const outcome = await run({ input: { id: contactId, ...change } });
    return outcome.ok ? undefined : outcome.refusals[0]?.message;
  };
}

interface AttributeProps {
  contact: ContactFactsFragment;
  attribute: 'name' | 'email' | 'company' | 'externalId';
  label: string;
}

function Attribute({ contact, attribute, label }: AttributeProps) {
  const { viewerCanChangeContacts } = useViewer();
  const save = useSave(contact.id);
  const value = contact[attribute] ?? '';
  if (!viewerCanChangeContacts) return <Fact label={label}>{value || '–'}</Fact>;
  return (
    <Fact label={label}>
      <InlineEdit
        label={label}
        value={value}
        show={(text) => text}
        editor={({ onChange, ...props }) => (
          <TextInput {...props} onChange={(event) => onChange(event.currentTarget.value)} />
        )}
        onSave={(text) => save({ [attribute]: text.trim() || null })}
      />
    </Fact>
  );
}

interface PropertyFactProps {
  contact: ContactFactsFragment;
  property: ContactFactsPropertyFragment;
}

function PropertyFact({ contact, property }: PropertyFactProps) {
  const { viewerCanChangeContacts } = useViewer();
  const words = usePropertyWords();
  const save = useSave(contact.id);
  const { key, label, type } = property;
  const value = contact.properties[key] ?? null;
  if (!viewerCanChangeContacts) return <Fact label={label}>{words(value, type) || '–'}</Fact>;
  return (
    <Fact label={label}>
      <InlineEdit<unknown>
        label={label}
        value={value}
        show={(one) => words(one, type)}
        editor={(props) => <PropertyInput {...props} property={property} />}
        onSave={(next) => save({ properties: { [key]: next } })}
      />
    </Fact>
  );
}
