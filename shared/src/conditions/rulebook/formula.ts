import type { PreparedCondition } from '../prepared.js';
import type { SharedPredicate, SharedPredicates } from './shared-predicates.js';

/** A condition with every `not` pushed down to its predicates, constants worked out, and groups flattened. */
export type Formula = Literal | Group | boolean;

export interface Literal {
  readonly kind: 'literal';
  readonly predicate: SharedPredicate;
  readonly negated: boolean;
}

/** At least two children, none of them a group of the same kind or a constant. */
export interface Group {
  readonly kind: 'and' | 'or';
  readonly children: readonly [Literal | Group, Literal | Group, ...(Literal | Group)[]];
}

export function formulaOf(condition: PreparedCondition, shared: SharedPredicates, negated = false): Formula {
  if ('not' in condition) return formulaOf(condition.not, shared, !negated);
  if ('is' in condition) {
    const { comparison, negated: isNegative } = condition.is;
    const flip = isNegative !== negated;
    if (comparison.kind === 'oneOf' && comparison.values.size === 0) return flip;
    return { kind: 'literal', predicate: shared.share(condition.is), negated: flip };
  }
  const isAll = 'all' in condition;
  const children = isAll ? condition.all : condition.any;
  return group(
    isAll !== negated ? 'and' : 'or',
    children.map((child) => formulaOf(child, shared, negated)),
  );
}

/** The conjunction or disjunction of the parts, in its simplest form. */
export function group(kind: 'and' | 'or', parts: readonly Formula[]): Formula {
  const children: (Literal | Group)[] = [];
  for (const part of parts) {
    if (typeof part === 'boolean') {
      if (part === (kind === 'or')) return part;
    } else if (part.kind === kind) children.push(...part.children);
    else children.push(part);
  }
  const [first, second, ...others] = children;
  if (first === undefined) return kind === 'and';
  return second === undefined ? first : { kind, children: [first, second, ...others] };
}
