import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { QueueLineFragment } from '../../gql/graphql';
import { useViewer } from '../../parts/viewer';
import { Chip } from '../../ui/Chip';
import { OrderedList } from '../../ui/OrderedList';
import { OrderMenuItems } from '../../ui/OrderMenuItems';
import { RuleLine } from '../../ui/RuleLine';
import { usePendingOrder } from '../../ui/use-pending-order';
import { DeleteQueueDialog } from './DeleteQueueDialog';
import { QueueWaits } from './QueueWaits';

const QueueLine = graphql(`
  fragment QueueLine on Queue {
    id
    name
    position
    fallback
    summary
    broken
    mode
    outsideHours
    open
    ...QueueWaitsFields
    team {
      id
      name
      colour
    }
  }
`);

const ReorderQueuesDocument = graphql(`
  mutation ReorderQueues($input: ReorderInput!) {
    queueReorder(input: $input) {
      queues {
        version
        nodes {
          id
          position
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface QueueOrderProps {
  queues: readonly FragmentType<typeof QueueLine>[];
  version: number;
  onEdit: (queueId: string) => void;
  /** An order was saved, or a queue deleted. */
  onChanged: () => void;
}

export function QueueOrder({ queues: masked, version, onEdit, onChanged }: QueueOrderProps) {
  const { t } = useLingui();
  const queues = readFragment(QueueLine, masked);
  const { viewerCanChangeRouting: may } = useViewer();
  const [deleting, setDeleting] = useState<QueueLineFragment | null>(null);
  const { run } = useAction(ReorderQueuesDocument, { refetch: ['Queues'], done: t`The order is saved` });
  const save = async (ids: string[]) => {
    const { ok } = await run({ input: { ids, expectedVersion: version } });
    if (ok) onChanged();
  };
  const { ordered, reorder } = usePendingOrder(
    queues.filter(({ fallback }) => !fallback),
    save,
  );
  const ids = ordered.map(({ id }) => id);
  const fallback = queues.find((queue) => queue.fallback);
  const line = (queue: QueueLineFragment, index: number) => (
    <QueueWords
      queue={queue}
      menu={
        may && (
          <>
            <Menu.Item onClick={() => onEdit(queue.id)}>
              <Trans>Edit</Trans>
            </Menu.Item>
            {!queue.fallback && (
              <OrderMenuItems
                ids={ids}
                index={index}
                onReorder={reorder}
                onDelete={() => setDeleting(queue)}
              />
            )}
          </>
        )
      }
    />
  );
  return (
    <div>
      <OrderedList
        label={t`Queues in order`}
        items={ordered.map((queue, index) => ({
          id: queue.id,
          name: queue.name,
          content: line(queue, index),
        }))}
        onReorder={may ? reorder : undefined}
        last={fallback && line(fallback, ids.length)}
      />
      {deleting && (
        <DeleteQueueDialog queue={deleting} onDeleted={onChanged} onClose={() => setDeleting(null)} />
      )}
    </div>
  );
}

function QueueWords({ queue, menu }: { queue: QueueLineFragment; menu: React.ReactNode }) {
  const { t } = useLingui();
  const { name, team, fallback, summary, broken, mode, open, outsideHours } = queue;
  return (
    <RuleLine
      name={name}
      menuLabel={t`Actions for ${name}`}
      menu={menu}
      facts={
        <>
          {team && <Chip colour={team.colour}>{team.name}</Chip>}
          {mode === 'ASSIGN_AUTOMATICALLY' && <Chip>{t`assigned automatically`}</Chip>}
          {!open && (
            <Chip colour="YELLOW">
              {outsideHours === 'NEXT_QUEUE' ? t`outside hours, goes on` : t`outside hours, waits`}
            </Chip>
          )}
          <QueueWaits queue={queue} />
          {broken && <Chip colour="ORANGE">{t`broken, skipped`}</Chip>}
        </>
      }
      sentence={fallback ? t`Takes whatever no other queue takes` : (broken ?? summary)}
    />
  );
}
