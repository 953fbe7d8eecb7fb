import type { Condition } from '@cadre/shared/conditions/ast';
import { useLingui } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { type Refusal, refusalsOfFailure } from '../../apollo/errors';
import type { FieldList } from '../../conditions/field-list';
import { LazyBuilder } from '../../conditions/LazyBuilder';
import { refusalsByNode, toDraft } from '../../conditions/query';
import { Sentence } from '../../conditions/Sentence';
import { useFields } from '../../conditions/use-fields';
import { useConditionCheck } from '../../conditions/use-preview';
import { LoadingRows } from '../../ui/Delayed';
import { Dialog, DialogButtons } from '../../ui/Dialog';
import { LoadFailure } from '../../ui/Failure';

interface FilterDialogProps {
  condition: Condition | null;
  onApply: (condition: Condition | null) => void;
  onClose: () => void;
}

/** The condition of what is shown, built as everywhere else. */
export function FilterDialog(props: FilterDialogProps) {
  const { t } = useLingui();
  const { list, error } = useFields('VIEW');
  return (
    <Dialog title={t`Filter conversations`} onClose={props.onClose} size="xl">
      {list ? (
        <Editor list={list} {...props} />
      ) : error ? (
        <LoadFailure message={refusalsOfFailure(error)[0]?.message ?? ''} />
      ) : (
        <LoadingRows label={t`Loading the fields`} />
      )}
    </Dialog>
  );
}

function Editor({ list, condition, onApply, onClose }: FilterDialogProps & { list: FieldList }) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(() => toDraft(condition));
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const check = useConditionCheck('VIEW');
  const written = list.write(draft);
  const apply = async () => {
    const found = written.condition ? await check(written.condition) : [];
    setRefusals(found);
    if (found.length > 0) return;
    onClose();
    onApply(written.condition);
  };
  return (
    <Stack>
      <Sentence list={list} draft={draft} lead={t`Where`} />
      <LazyBuilder
        label={t`Filter`}
        list={list}
        draft={draft}
        onChange={(next) => {
          setDraft(next);
          setRefusals([]);
        }}
        problems={refusalsByNode(refusals, written.owners)}
      />
      <DialogButtons label={t`Apply filter`} onCancel={onClose} onConfirm={apply} />
    </Stack>
  );
}
