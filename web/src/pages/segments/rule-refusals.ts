import type { Refusal } from '../../apollo/errors';
import { refusalsByNode } from '../../conditions/query';
import { isConflict } from '../../parts/conflict';

/** The refusals of a save by what shows them: the note of a conflict, the switch, or a node of the condition. */
export function refusalsOfRule(refusals: readonly Refusal[], owners: ReadonlyMap<string, string>) {
  const isOfSwitch = ({ path }: Refusal) => path.at(-1) === 'enabled';
  const others = refusals.filter((refusal) => !isConflict(refusal) && !isOfSwitch(refusal));
  return {
    conflict: refusals.find(isConflict),
    enabledProblem: refusals.find(isOfSwitch)?.message,
    problems: refusalsByNode(others, owners),
  };
}
