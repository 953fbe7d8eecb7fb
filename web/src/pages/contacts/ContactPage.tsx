import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { refusalsOfFailure } from '../../apollo/errors';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { formatMoment } from '../../ui/format';
import { TextLink } from '../../ui/links';
import { Page } from '../../ui/Page';
import { Panel } from '../../ui/Panel';
import classes from './contacts.module.css';
import { Membership } from './Membership';

const ContactDocument = graphql(`
  query Contact($id: ID!) {
    contact(id: $id) {
      id
      displayName
      ...ContactFacts
      memberships {
        segment {
          id
        }
        ...ContactMembership
      }
    }
    contactProperties {
      ...ContactFactsProperty
    }
  }
`);

const ContactFacts = graphql(`
  fragment ContactFacts on Contact {
    externalId
    email
    name
    company
    createdAt
    properties
  }
`);

const ContactFactsProperty = graphql(`
  fragment ContactFactsProperty on ContactProperty {
    key
    label
  }
`);

const route = getRouteApi('/inside/contacts/people/$contactId');

export function ContactPage() {
  const { t } = useLingui();
  const { contactId } = route.useParams();
  const { data, error, loading, refetch } = useQuery(ContactDocument, {
    variables: { id: contactId },
    fetchPolicy: 'cache-and-network',
  });
  const contact = data?.contact;
  const crumb = (
    <TextLink {...paths.contacts()} size="sm" c="dimmed" underline="hover">{t`Contacts`}</TextLink>
  );
  if (!contact) {
    return (
      <Page title={t`Contact`} crumb={crumb}>
        {error ? (
          <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
        ) : loading ? (
          <LoadingRows label={t`Loading the contact`} />
        ) : (
          <EmptyState
            icon={<IconAddressBook size={22} aria-hidden />}
            title={<Trans>This contact does not exist</Trans>}
          />
        )}
      </Page>
    );
  }
  return (
    <Page title={contact.displayName} crumb={crumb}>
      <div className={classes.columns}>
        <Facts contact={contact} properties={data.contactProperties} />
        <Panel title={t`Segments`}>
          {contact.memberships.length === 0 ? (
            <Text size="sm" c="dimmed">
              <Trans>In no segment.</Trans>
            </Text>
          ) : (
            <ul className={classes.memberships}>
              {contact.memberships.map((membership) => (
                <Membership key={membership.segment.id} membership={membership} />
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </Page>
  );
}

interface FactsProps {
  contact: FragmentType<typeof ContactFacts>;
  properties: readonly FragmentType<typeof ContactFactsProperty>[];
}

function Facts({ contact, properties }: FactsProps) {
  const { t } = useLingui();
  const {
    name,
    email,
    company,
    externalId,
    createdAt,
    properties: values,
  } = readFragment(ContactFacts, contact);
  const standard: [string, string | null | undefined][] = [
    [t`Name`, name],
    [t`E-mail`, email],
    [t`Company`, company],
    [t`External ID`, externalId],
    [t`Created`, formatMoment(createdAt)],
  ];
  const words = { yes: t`yes`, no: t`no` };
  const custom = readFragment(ContactFactsProperty, properties).map(({ key, label }): [string, string] => [
    label,
    written(values[key], words),
  ]);
  return (
    <Panel title={t`Details`}>
      <dl className={classes.facts}>
        {[...standard, ...custom].map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
      </dl>
    </Panel>
  );
}

function written(value: unknown, words: { yes: string; no: string }): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function Fact({ label, value }: { label: string; value: string | null | undefined }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {value || (
          <Text span inherit c="dimmed">
            –
          </Text>
        )}
      </dd>
    </>
  );
}
