import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../apollo/use-action';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { PriorityRuleLineFragment } from '../../gql/graphql';
import { PRIORITY_COLOURS, usePriorityWords } from '../../parts/priority-words';
import { useViewer } from '../../parts/viewer';
import { Chip } from '../../ui/Chip';
import { OrderedList } from '../../ui/OrderedList';
import { OrderMenuItems } from '../../ui/OrderMenuItems';
import { RuleLine } from '../../ui/RuleLine';
import { usePendingOrder } from '../../ui/use-pending-order';
import { DeletePriorityRuleDialog } from './DeletePriorityRuleDialog';

const PriorityRuleLine = graphql(`
  fragment PriorityRuleLine on PriorityRule {
    id
    name
    position
    summary
    priority
    broken
  }
`);

const ReorderPriorityRulesDocument = graphql(`
  mutation ReorderPriorityRules($input: ReorderInput!) {
    priorityRuleReorder(input: $input) {
      priorityRules {
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

interface PriorityRuleOrderProps {
  rules: readonly FragmentType<typeof PriorityRuleLine>[];
  version: number;
  onEdit: (ruleId: string) => void;
  /** An order was saved, or a rule deleted. */
  onChanged: () => void;
}

export function PriorityRuleOrder({ rules: masked, version, onEdit, onChanged }: PriorityRuleOrderProps) {
  const { t } = useLingui();
  const rules = readFragment(PriorityRuleLine, masked);
  const { viewerCanChangeRouting: may } = useViewer();
  const priorityWords = usePriorityWords();
  const [deleting, setDeleting] = useState<PriorityRuleLineFragment | null>(null);
  const { run } = useAction(ReorderPriorityRulesDocument, {
    refetch: ['PriorityRules'],
    done: t`The order is saved`,
  });
  const save = async (ids: string[]) => {
    const { ok } = await run({ input: { ids, expectedVersion: version } });
    if (ok) onChanged();
  };
  const { ordered, reorder } = usePendingOrder(rules, save);
  const ids = ordered.map(({ id }) => id);
  const line = (rule: PriorityRuleLineFragment, index: number) => (
    <RuleLine
      name={rule.name}
      facts={<Chip colour={PRIORITY_COLOURS[rule.priority]}>{priorityWords[rule.priority]}</Chip>}
      sentence={rule.broken ?? rule.summary}
      menuLabel={t`Actions for ${rule.name}`}
      menu={
        may && (
          <>
            <Menu.Item onClick={() => onEdit(rule.id)}>
              <Trans>Edit</Trans>
            </Menu.Item>
            <OrderMenuItems ids={ids} index={index} onReorder={reorder} onDelete={() => setDeleting(rule)} />
          </>
        )
      }
    />
  );
  return (
    <div>
      <OrderedList
        label={t`Priority rules in order`}
        items={ordered.map((rule, index) => ({ id: rule.id, name: rule.name, content: line(rule, index) }))}
        onReorder={may ? reorder : undefined}
      />
      {deleting && (
        <DeletePriorityRuleDialog rule={deleting} onDeleted={onChanged} onClose={() => setDeleting(null)} />
      )}
    </div>
  );
}
