import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import { ContactConversations } from '../../parts/ContactConversations';
import { ContactDetails } from '../../parts/ContactDetails';
import { ContactSegments } from '../../parts/ContactSegments';
import { paths } from '../../paths';
import { LoadingRows } from '../../ui/Delayed';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { TextLink } from '../../ui/links';
import { Page } from '../../ui/Page';
import { ContactActivity } from './ContactActivity';
import { ContactMenu } from './ContactMenu';
import classes from './contacts.module.css';

const ContactDocument = graphql(`
  query Contact($id: ID!) {
    contact(id: $id) {
      id
      displayName
      ...ContactFacts
      ...ContactSegments
    }
    contactProperties {
      ...ContactFactsProperty
    }
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
          >
            <Trans>It may have been erased or merged with another, or it belongs to another workspace.</Trans>
          </EmptyState>
        )}
      </Page>
    );
  }
  return (
    <Page
      title={contact.displayName}
      crumb={crumb}
      actions={<ContactMenu contact={{ id: contact.id, displayName: contact.displayName }} />}
    >
      <div className={classes.columns}>
        <ContactDetails key={contact.id} contact={contact} properties={data.contactProperties} />
        <Stack gap="md" miw={0}>
          <ContactSegments contact={contact} />
          <ContactConversations contactId={contact.id} />
          <ContactActivity contactId={contact.id} />
        </Stack>
      </div>
    </Page>
  );
}
