import type { Condition } from '@cadre/shared/conditions/ast';

/**
 * A condition kept as text in the address. Only its outline is looked at: what it means is checked by the server, and
 * text that is no condition at all filters nothing.
 */
export function readFilter(text: string | undefined): Condition | null {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isCondition(value, 0) ? value : null;
  } catch {
    return null;
  }
}

function isCondition(value: unknown, depth: number): value is Condition {
  if (typeof value !== 'object' || value === null || depth > 8) return false;
  if ('all' in value) return isConditionList(value.all, depth);
  if ('any' in value) return isConditionList(value.any, depth);
  if ('not' in value) return isCondition(value.not, depth + 1);
  if (!('is' in value) || typeof value.is !== 'object' || value.is === null) return false;
  return 'field' in value.is && 'operator' in value.is;
}

function isConditionList(value: unknown, depth: number): boolean {
  return Array.isArray(value) && value.every((child) => isCondition(child, depth + 1));
}
