import { useLingui } from '@lingui/react/macro';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { type FragmentType, graphql, readFragment } from '../gql';
import classes from './explanation.module.css';

/** GraphQL has no recursion, but a condition nests at most five groups deep, and so does this. */
export const ExplanationFragment = graphql(`
  fragment Explanation on ExplanationNode {
    kind
    matches
    summary
    seen
    children {
      kind
      matches
      summary
      seen
      children {
        kind
        matches
        summary
        seen
        children {
          kind
          matches
          summary
          seen
          children {
            kind
            matches
            summary
            seen
            children {
              kind
              matches
              summary
              seen
            }
          }
        }
      }
    }
  }
`);

interface Node {
  kind: 'ALL' | 'ANY' | 'NOT' | 'IS';
  matches: boolean;
  summary: string;
  seen?: unknown;
  children?: readonly Node[];
}

/** A condition with true or false at every part, and beside each predicate the value that was seen. */
export function Explanation({ tree }: { tree: FragmentType<typeof ExplanationFragment> }) {
  return (
    <ul className={classes.tree}>
      <ExplanationNode node={readFragment(ExplanationFragment, tree)} />
    </ul>
  );
}

function ExplanationNode({ node }: { node: Node }) {
  const { t } = useLingui();
  const words = {
    ALL: t`All of these`,
    ANY: t`At least one of these`,
    NOT: t`Not this`,
    IS: node.summary,
  }[node.kind];
  return (
    <li>
      <div className={classes.node}>
        <Sign matches={node.matches} />
        <span>
          {words}
          {node.kind === 'IS' && <Seen value={node.seen} />}
        </span>
      </div>
      {node.children && node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <ExplanationNode key={`${child.kind} ${child.summary}`} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** True, false, or null for what was not tried. */
export function Sign({ matches }: { matches: boolean | null }) {
  const { t } = useLingui();
  const Icon = matches === null ? IconMinus : matches ? IconCheck : IconX;
  return (
    <span
      className={classes.sign}
      data-matches={matches === null ? 'unknown' : matches || undefined}
      role="img"
      aria-label={matches === null ? t`not tried` : matches ? t`true` : t`false`}
    >
      <Icon size={12} stroke={3} aria-hidden />
    </span>
  );
}

function Seen({ value }: { value: unknown }) {
  const { t } = useLingui();
  const empty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return (
    <span className={classes.seen}>
      {' — '}
      {empty ? t`it is empty` : t`it is`}{' '}
      {!empty && <code>{Array.isArray(value) ? value.join(', ') : String(value)}</code>}
    </span>
  );
}
