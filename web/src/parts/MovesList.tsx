import { Plural, useLingui } from '@lingui/react/macro';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { Priority } from '../gql/graphql';
import { ColourDot } from '../ui/Chip';
import { formatNumber } from '../ui/format';
import classes from './moves-list.module.css';
import { PRIORITY_COLOURS, usePriorityWords } from './priority-words';

const MovesListFields = graphql(`
  fragment MovesList on WaitingDecisionPreview {
    queueMoves {
      count
      from {
        id
        name
      }
      to {
        id
        name
      }
    }
    priorityMoves {
      count
      from
      to
    }
  }
`);

/** Of each kind; further ones are told in one line. */
const LINES_AT_MOST = 6;

/** Where what waits would go, and how many would. */
export function MovesList({ moves }: { moves: FragmentType<typeof MovesListFields> }) {
  const { t } = useLingui();
  const { queueMoves, priorityMoves } = readFragment(MovesListFields, moves);
  return (
    <>
      <Lines
        label={t`From queue to queue`}
        moves={queueMoves.map(({ from, to, count }) => ({
          key: `${from.id} ${to.id}`,
          from: from.name,
          to: to.name,
          count,
        }))}
      />
      <Lines
        label={t`From priority to priority`}
        moves={priorityMoves.map(({ from, to, count }) => ({
          key: `${from} ${to}`,
          from: <PriorityName priority={from} />,
          to: <PriorityName priority={to} />,
          count,
        }))}
      />
    </>
  );
}

function PriorityName({ priority }: { priority: Priority }) {
  const words = usePriorityWords();
  return (
    <>
      <ColourDot colour={PRIORITY_COLOURS[priority]} /> {words[priority]}
    </>
  );
}

interface Line {
  key: string;
  from: ReactNode;
  to: ReactNode;
  count: number;
}

function Lines({ label, moves }: { label: string; moves: readonly Line[] }) {
  const { t } = useLingui();
  if (moves.length === 0) return null;
  const others = moves.length - LINES_AT_MOST;
  return (
    <ul className={classes.moves} aria-label={label}>
      {moves.slice(0, LINES_AT_MOST).map(({ key, from, to, count }) => (
        <li key={key} className={classes.move}>
          <span className={classes.way}>
            <span dir="auto">{from}</span>
            <IconArrowRight size={14} className={classes.arrow} role="img" aria-label={t`to`} />
            <span dir="auto">{to}</span>
          </span>
          <span className={classes.count}>{formatNumber(count)}</span>
        </li>
      ))}
      {others > 0 && (
        <li className={classes.others}>
          <Plural value={others} one="and # other way" other="and # other ways" />
        </li>
      )}
    </ul>
  );
}
