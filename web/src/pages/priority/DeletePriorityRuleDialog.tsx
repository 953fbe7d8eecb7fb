import { useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useAction } from '../../apollo/use-action';
import { graphql } from '../../gql';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { RefusalNote } from '../../ui/Failure';

const DeletePriorityRuleDocument = graphql(`
  mutation DeletePriorityRule($input: IdInput!) {
    priorityRuleDelete(input: $input) {
      deletedId
      userErrors {
        ...Refusal
      }
    }
  }
`);

interface DeletePriorityRuleDialogProps {
  rule: { id: string; name: string };
  onDeleted: () => void;
  onClose: () => void;
}

export function DeletePriorityRuleDialog({ rule, onDeleted, onClose }: DeletePriorityRuleDialogProps) {
  const { t } = useLingui();
  const { run, busy, refusals } = useAction(DeletePriorityRuleDocument, {
    quiet: true,
    refetch: ['PriorityRules'],
    done: t`${rule.name} is deleted`,
  });
  const confirm = async () => {
    if (!(await run({ input: { id: rule.id } })).ok) return;
    onClose();
    onDeleted();
  };
  return (
    <Dialog title={t`Delete ${rule.name}?`} onClose={onClose}>
      <Stack gap="sm">
        <Text size="sm">{t`Conversations that it would have ranked meet the rules after it.`}</Text>
        {refusals[0] && <RefusalNote message={refusals[0].message} />}
      </Stack>
      <DialogButtons danger busy={busy} label={t`Delete`} onCancel={onClose} onConfirm={confirm} />
    </Dialog>
  );
}
