import { RuleGroup, type RuleGroupProps } from 'react-querybuilder';
import classes from './builder.module.css';
import { useLive } from './builder-context';
import { Problem } from './ConditionRow';
import { DragHandle } from './DragHandle';

/** A group with its handle, and with what is wrong with it as a whole. */
export function ConditionGroup(props: RuleGroupProps) {
  const { problems } = useLive();
  const id = props.ruleGroup.id ?? '';
  const problem = problems.get(id);
  if (props.path.length === 0) {
    return (
      <div data-node={id} data-group data-root>
        <RuleGroup {...props} />
      </div>
    );
  }
  return (
    <div className={classes.row} data-node={id} data-group data-wrong={problem ? true : undefined}>
      <DragHandle id={id} />
      <div className={classes.fields}>
        <RuleGroup {...props} />
        {problem && <Problem>{problem}</Problem>}
      </div>
    </div>
  );
}
