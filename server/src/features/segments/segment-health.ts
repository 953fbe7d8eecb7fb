import type { FieldTypes } from '@cadre/shared/conditions/ast';
import { cannotHold } from '@cadre/shared/conditions/contradiction';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import type { RuleView } from './segments.read-model.js';

/** What somebody should look at in a segment. */
export const HEALTH_ISSUES = [
  'BROKEN_RULE',
  'NEVER_MATCHES',
  'SAME_RULE',
  'UNUSED',
  'EMPTY',
  'NO_RECENT_MATCH',
] as const;
export type HealthIssue = (typeof HEALTH_ISSUES)[number];

/** What is known of a segment to judge it by. */
export interface SegmentState {
  readonly rule: Pick<RuleView, 'condition' | 'enabled' | 'changedAt'> | null;
  readonly isBroken: boolean;
  readonly memberCount: number;
  readonly useCount: number;
  readonly matchedLately: boolean;
  readonly hasTwin: boolean;
}

/** The gravest first. A rule younger than `patience` milliseconds is not blamed for matching nobody yet. */
export function healthOf(
  state: SegmentState,
  context: { readonly types: FieldTypes; readonly timeZone: string },
  now: number,
  patience: number,
): HealthIssue[] {
  const { rule, isBroken, memberCount, useCount, matchedLately, hasTwin } = state;
  const isOld = rule?.changedAt != null && now - rule.changedAt.getTime() > patience;
  const isOn = rule?.enabled ?? false;
  const found: Record<HealthIssue, boolean> = {
    BROKEN_RULE: isBroken,
    NEVER_MATCHES: !isBroken && isOn && rule?.condition != null && neverMatches(rule.condition, context),
    SAME_RULE: isOn && hasTwin,
    UNUSED: useCount === 0,
    EMPTY: memberCount === 0,
    NO_RECENT_MATCH: isOn && isOld && !matchedLately,
  };
  return HEALTH_ISSUES.filter((issue) => found[issue]);
}

function neverMatches(condition: unknown, context: { types: FieldTypes; timeZone: string }): boolean {
  const prepared = prepareCondition(condition, context);
  return prepared.ok && cannotHold(prepared.condition);
}
