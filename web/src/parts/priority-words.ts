import { useLingui } from '@lingui/react/macro';
import type { Priority } from '../gql/graphql';
import type { ColourName } from '../ui/colour';

export const PRIORITIES: readonly Priority[] = ['URGENT', 'HIGH', 'NORMAL', 'LOW'];

export const PRIORITY_COLOURS: Record<Priority, ColourName> = {
  URGENT: 'RED',
  HIGH: 'ORANGE',
  NORMAL: 'BLUE',
  LOW: 'GRAY',
};

export function usePriorityWords(): Record<Priority, string> {
  const { t } = useLingui();
  return { URGENT: t`Urgent`, HIGH: t`High`, NORMAL: t`Normal`, LOW: t`Low` };
}
