import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { ReceiptFragment, RuleOutcome, SegmentOutcome } from '../gql/graphql';
import { Explanation, Sign } from './Explanation';
import { usePriorityWords } from './priority-words';
import classes from './receipt.module.css';

export const ReceiptFragmentDocument = graphql(`
  fragment Receipt on DecisionReceipt {
    decidedAt
    summary
    segments {
      segmentId
      name
      outcome
      ruleVersion
      explanation {
        ...Explanation
      }
    }
    priority {
      priority
      rules {
        id
        ...RuleDecisionLine
      }
    }
    queue {
      queueId
      name
      waitsForHours
      rules {
        id
        ...RuleDecisionLine
      }
    }
  }
`);

const RuleDecisionLine = graphql(`
  fragment RuleDecisionLine on RuleDecision {
    id
    name
    version
    outcome
    explanation {
      ...Explanation
    }
  }
`);

/** A decision receipt, to be read by a person: what was tried in which order, what was seen, what followed. */
export function Receipt({ receipt: masked }: { receipt: FragmentType<typeof ReceiptFragmentDocument> }) {
  const { t } = useLingui();
  const receipt = readFragment(ReceiptFragmentDocument, masked);
  const priorityWords = usePriorityWords();
  return (
    <Stack gap="md">
      <Text size="sm">{receipt.summary}</Text>
      <Step title={t`Segments`} result={segmentResult(receipt, t`none`)}>
        {receipt.segments.map((decision) => (
          <SegmentLine key={decision.segmentId} decision={decision} />
        ))}
      </Step>
      <Step title={t`Priority`} result={priorityWords[receipt.priority.priority]}>
        {receipt.priority.rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </Step>
      <Step title={t`Queue`} result={receipt.queue.name}>
        {receipt.queue.rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </Step>
      {receipt.queue.waitsForHours && (
        <Text size="sm" c="dimmed">
          <Trans>
            It is outside of working hours: the conversation waits there until somebody is at work.
          </Trans>
        </Text>
      )}
    </Stack>
  );
}

const COUNTS: readonly SegmentOutcome[] = ['ALREADY_MEMBER', 'ADDED_BY_RULE', 'CLAIMED'];

function segmentResult({ segments }: ReceiptFragment, none: string): string {
  const names = segments.filter(({ outcome }) => COUNTS.includes(outcome)).map(({ name }) => name);
  return names.length === 0 ? none : names.join(', ');
}

function Step({ title, result, children }: { title: string; result: string; children: ReactNode[] }) {
  return (
    // A group, not a landmark: it stands beside panels that are called the same.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in.
    <div role="group" aria-label={title}>
      <Text size="sm" mb={4}>
        <Text span c="dimmed" inherit>
          {title}:
        </Text>{' '}
        <Text span fw={600} inherit>
          {result}
        </Text>
      </Text>
      {children.length > 0 && <ol className={classes.tried}>{children}</ol>}
    </div>
  );
}

function SegmentLine({ decision }: { decision: ReceiptFragment['segments'][number] }) {
  const { t } = useLingui();
  const words: Record<SegmentOutcome, string> = {
    ALREADY_MEMBER: t`was a member already`,
    ADDED_BY_RULE: t`joined: the rule matched`,
    NOT_MATCHED: t`the rule did not match`,
    KEPT_OUT: t`kept out by hand`,
    CLAIMED: t`named for this conversation`,
    UNKNOWN_CLAIM: t`named for this conversation, but there is no such segment`,
    BROKEN: t`its rule is broken and was skipped`,
  };
  return (
    <Tried
      matches={COUNTS.includes(decision.outcome)}
      name={decision.name}
      words={words[decision.outcome]}
      explanation={decision.explanation ?? null}
    />
  );
}

function RuleLine({ rule: masked }: { rule: FragmentType<typeof RuleDecisionLine> }) {
  const { t } = useLingui();
  const rule = readFragment(RuleDecisionLine, masked);
  const words: Record<RuleOutcome, string> = {
    WON: t`matched first and won`,
    OUTSIDE_HOURS: t`matched outside of its working hours, and let it go on`,
    NOT_MATCHED: t`did not match`,
    NOT_REACHED: t`not tried: another had won`,
    FALLBACK: t`takes what no other took`,
    BROKEN: t`broken, was skipped`,
  };
  return (
    <Tried
      matches={rule.outcome === 'NOT_REACHED' ? null : rule.outcome === 'WON' || rule.outcome === 'FALLBACK'}
      name={rule.name}
      words={words[rule.outcome]}
      explanation={rule.explanation ?? null}
    />
  );
}

interface TriedProps {
  matches: boolean | null;
  name: string;
  words: string;
  explanation: Parameters<typeof Explanation>[0]['tree'] | null;
}

function Tried({ matches, name, words, explanation }: TriedProps) {
  const line = (
    <span className={classes.line}>
      <Sign matches={matches} />
      <span>
        <strong>{name}</strong> {words}
      </span>
    </span>
  );
  return (
    <li>
      {explanation ? (
        <details className={classes.details}>
          <summary>
            {line}{' '}
            <span className={classes.hint}>
              <Trans>values seen</Trans>
            </span>
          </summary>
          <div className={classes.tree}>
            <Explanation tree={explanation} />
          </div>
        </details>
      ) : (
        line
      )}
    </li>
  );
}
