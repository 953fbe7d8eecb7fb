import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { ConditionDraft } from '../../conditions/use-condition-draft';
import { useFields } from '../../conditions/use-fields';
import { graphql } from '../../gql';
import type { QueueEditFragment } from '../../gql/graphql';
import { ConflictNote, textLine } from '../../parts/ConflictNote';
import { type QueueValues, useModeWords, useOutsideHoursWords } from './queue-fields';

const TeamNamesDocument = graphql(`
  query TeamNames {
    teamGroups {
      id
      name
    }
  }
`);

interface QueueConflictProps {
  theirs: QueueEditFragment;
  mine: QueueValues;
  condition: ConditionDraft;
  busy: boolean;
  onTakeTheirs: () => void;
  onSaveMine: () => void;
}

export function QueueConflict({ theirs, mine, condition, ...rest }: QueueConflictProps) {
  const { t } = useLingui();
  const { data } = useQuery(TeamNamesDocument);
  const { list } = useFields('ROUTING');
  const modes = useModeWords();
  const outside = useOutsideHoursWords();
  const team = data?.teamGroups.find(({ id }) => id === mine.team)?.name ?? '';
  const sentence = list?.sentence(condition.draft) ?? '';
  return (
    <ConflictNote
      lines={[
        textLine(t`Name`, theirs.name, mine.name),
        textLine(t`Team group`, theirs.team?.name ?? '', team),
        ...(theirs.fallback ? [] : [textLine(t`Condition`, theirs.summary ?? '', sentence)]),
        textLine(t`Conversations`, modes[theirs.mode], modes[mine.mode]),
        textLine(t`Outside hours`, outside[theirs.outsideHours], outside[mine.outsideHours]),
      ]}
      {...rest}
    />
  );
}
