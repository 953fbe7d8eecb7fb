import { useQuery } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { SimpleGrid, Stack } from '@mantine/core';
import { IconCategory } from '@tabler/icons-react';
import { refusalsOfFailure } from '../../apollo/errors';
import { graphql } from '../../gql';
import { EmptyState } from '../../ui/EmptyState';
import { LoadFailure } from '../../ui/Failure';
import { useTemplates } from './starting-templates';
import { TemplateCard } from './TemplateCard';

const TemplatePropertiesDocument = graphql(`
  query TemplateProperties {
    contactProperties {
      id
      key
      label
      type
      choices
    }
  }
`);

/** What a workspace without segments sees: what they are for, and three good ways to start. */
export function StartingTemplates() {
  const templates = useTemplates();
  const { data, error, refetch } = useQuery(TemplatePropertiesDocument, {
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="xl">
      <EmptyState
        icon={<IconCategory size={22} aria-hidden />}
        title={<Trans>Group the contacts who should be treated alike</Trans>}
      >
        <Trans>
          A segment is a named group of contacts. Its conversations can go to their own queue, be ranked
          higher and be counted apart. Add people by hand, or let a rule add them when they write. Start with
          one of these, or create your own.
        </Trans>
      </EmptyState>
      {error && !data && (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} onRetry={() => refetch()} />
      )}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {templates.map((template) => (
          <TemplateCard key={template.title} template={template} properties={data?.contactProperties} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
