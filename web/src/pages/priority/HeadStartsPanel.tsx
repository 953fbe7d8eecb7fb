import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { graphql } from '../../gql';
import { useViewer } from '../../parts/viewer';
import { Panel } from '../../ui/Panel';
import { useDurationWords } from './duration-words';
import { LEVELS } from './head-starts';
import { useLevelWords } from './story-words';

const HeadStartsDocument = graphql(`
  query HeadStarts {
    headStarts {
      version
      minutes {
        urgent
        high
        normal
        low
      }
    }
  }
`);

const HeadStartsDialog = lazy(() =>
  import('./HeadStartsDialog').then((module) => ({ default: module.HeadStartsDialog })),
);

/** What priority does to the order in which waiting conversations are taken. */
export function HeadStartsPanel() {
  const { t } = useLingui();
  const { viewerCanChangeRouting: may } = useViewer();
  const [opened, { open, close }] = useDisclosure(false);
  const { data } = useQuery(HeadStartsDocument, { fetchPolicy: 'cache-and-network' });
  const words = useLevelWords();
  const duration = useDurationWords();
  if (!data) return null;
  const { minutes } = data.headStarts;
  const shown = minutes && LEVELS.map((level) => `${words[level]} ${duration(minutes[level])}`).join(' · ');
  return (
    <Panel
      title={t`Pull order`}
      aside={
        may && (
          <Button size="compact-xs" variant="default" aria-label={t`Change the head starts`} onClick={open}>
            <Trans>Change</Trans>
          </Button>
        )
      }
    >
      <Text size="sm">
        {shown ? (
          <Trans>Each level counts as having come earlier than it did: {shown}.</Trans>
        ) : (
          <Trans>
            Priority is strict: as long as an Urgent conversation waits, nothing else is taken, however long
            it has waited.
          </Trans>
        )}
      </Text>
      <Suspense fallback={null}>
        {opened && <HeadStartsDialog latest={data.headStarts} onClose={close} />}
      </Suspense>
    </Panel>
  );
}
