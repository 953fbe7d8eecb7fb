import type { Condition, ConditionContext, FieldType } from '@cadre/shared/conditions/ast';
import { prepareCondition } from '@cadre/shared/conditions/prepare';
import type { PreparedCondition, PreparedPredicate } from '@cadre/shared/conditions/prepared';
import type { ConditionIssue } from '@cadre/shared/conditions/read-condition';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type ContactTables, contactComparer } from './contact-comparers.js';
import { type ConversationTables, conversationComparer } from './conversation-comparers.js';
import type { SqlComparer } from './sql-comparers.js';

/** How each field of a subject is stored. */
export type ComparerOf = (field: string, type: FieldType) => SqlComparer;

interface Meaning {
  readonly context: ConditionContext;
  readonly now: Date;
}

/**
 * A stored condition as SQL over one row of contact. The answer is true or false, never null, in parentheses; all of
 * the condition goes in as parameters.
 *
 * @throws BrokenCondition
 */
export function compileContactCondition(
  condition: Condition,
  options: Meaning & ContactTables,
): RawBuilder<SqlBool> {
  return compileCondition(condition, options, (field, type) => contactComparer(field, type, options));
}

/** The same over a row of conversation and the row of its contact. */
export function compileConversationCondition(
  condition: Condition,
  options: Meaning & ConversationTables,
): RawBuilder<SqlBool> {
  return compileCondition(condition, options, (field, type) => conversationComparer(field, type, options));
}

/** The same for anything whose fields are told. */
export function compileCondition(
  condition: Condition,
  { context, now }: Meaning,
  comparerOf: ComparerOf,
): RawBuilder<SqlBool> {
  const prepared = prepareCondition(condition, context);
  if (!prepared.ok) throw new BrokenCondition(prepared.issues);
  return compileNode(prepared.condition, comparerOf, now.getTime());
}

/** A stored condition that cannot be read: it has no answer, so it must not be taken for one that matches nothing. */
export class BrokenCondition extends Error {
  constructor(readonly issues: readonly ConditionIssue[]) {
    super(
      `broken condition: ${issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
    this.name = 'BrokenCondition';
  }
}

function compileNode(node: PreparedCondition, comparerOf: ComparerOf, now: number): RawBuilder<SqlBool> {
  if ('is' in node) return compilePredicate(node.is, comparerOf, now);
  if ('not' in node) return sql<SqlBool>`(not ${compileNode(node.not, comparerOf, now)})`;
  const [children, word, empty] =
    'all' in node ? [node.all, sql` and `, sql<SqlBool>`true`] : [node.any, sql` or `, sql<SqlBool>`false`];
  if (children.length === 0) return empty;
  const parts = children.map((child) => compileNode(child, comparerOf, now));
  return sql<SqlBool>`(${sql.join(parts, word)})`;
}

function compilePredicate(
  { field, type, comparison, negated }: PreparedPredicate,
  comparerOf: ComparerOf,
  now: number,
): RawBuilder<SqlBool> {
  const holds =
    comparison.kind === 'oneOf' && comparison.values.size === 0
      ? sql<SqlBool>`false`
      : comparerOf(field, type)(comparison, now);
  return negated ? sql<SqlBool>`(not ${holds})` : holds;
}
