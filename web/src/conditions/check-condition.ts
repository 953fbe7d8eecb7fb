import type { Condition } from '@cadre/shared/conditions/ast';
import type { FieldCatalogue } from '@cadre/shared/conditions/catalogue';
import type { ConditionIssue } from '@cadre/shared/conditions/read-condition';
import { parseCondition } from '@cadre/shared/conditions/validate';

/** What the server would refuse of a condition, said by the function that it runs itself. */
export function issuesOf(
  condition: Condition,
  catalogue: FieldCatalogue,
  timeZone: string,
): readonly ConditionIssue[] {
  const parsed = parseCondition(condition, catalogue, { timeZone });
  return parsed.ok ? [] : parsed.issues;
}
