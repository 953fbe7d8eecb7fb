import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, ConditionContext, FieldType } from './ast.js';
import { evaluate } from './evaluate.js';
import { type Explanation, explain } from './explain.js';
import type { Facts } from './facts.js';
import { complementOf, operatorsOf } from './operators.js';
import { prepareCondition } from './prepare.js';
import { buildRulebook } from './rulebook/rulebook.js';
import { ANY_NOW, anyCondition, anyFacts, damagedFacts } from './spec/arbitraries.js';

const context: ConditionContext = {
  timeZone: 'Europe/Berlin',
  types: new Map<string, FieldType>([
    ['contact.email', 'TEXT'],
    ['contact.createdAt', 'DATE'],
    ['contact.properties.plan', 'CHOICE'],
    ['contact.properties.seats', 'NUMBER'],
    ['contact.properties.mrr', 'NUMBER'],
    ['contact.properties.trial', 'BOOLEAN'],
    ['contact.properties.tags', 'MULTI_CHOICE'],
    ['contact.properties.renewal', 'DATE'],
    ['segment', 'SEGMENTS'],
    ['conversation.queue', 'REFERENCE'],
  ]),
};
const condition = anyCondition(context.types, { emptyLists: true });
const facts = anyFacts(context.types, context.timeZone);

function holds(written: Condition, about: Facts): boolean {
  const prepared = prepareCondition(written, context);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  return evaluate(prepared.condition, about, ANY_NOW);
}

test('an explanation comes to the same answer as the evaluator, at every node of the tree', () => {
  fc.assert(
    fc.property(condition, facts, (written, about) => {
      const prepared = prepareCondition(written, context);
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
      const explanation = explain(prepared.condition, about, ANY_NOW);
      expect(explanation.result).toBe(evaluate(prepared.condition, about, ANY_NOW));
      for (const [node, part] of nodes(explanation, written)) expect(node.result).toBe(holds(part, about));
    }),
    { numRuns: 3_000 },
  );
});

/** Each node of an explanation with the part of the condition that it explains. */
function nodes(explanation: Explanation, written: Condition): [Explanation, Condition][] {
  const children: [Explanation, Condition | undefined][] =
    'all' in explanation && 'all' in written
      ? explanation.all.map((child, index) => [child, written.all[index]])
      : 'any' in explanation && 'any' in written
        ? explanation.any.map((child, index) => [child, written.any[index]])
        : 'not' in explanation && 'not' in written
          ? [[explanation.not, written.not]]
          : [];
  return [[explanation, written], ...children.flatMap(([child, part]) => (part ? nodes(child, part) : []))];
}

test('not is the exact complement', () => {
  fc.assert(
    fc.property(condition, facts, (written, about) => {
      expect(holds({ not: written }, about)).toBe(!holds(written, about));
    }),
    { numRuns: 5_000 },
  );
});

test('a negative operator is the exact complement of its positive one', () => {
  const negatives = [...context.types].flatMap(([field, type]) =>
    operatorsOf(type).flatMap(({ operator }) => {
      const positive = complementOf(operator);
      return positive ? [{ field, operator, positive }] : [];
    }),
  );
  const predicates = condition.filter(
    (written) => 'is' in written && negatives.some((one) => matches(one, written)),
  );
  fc.assert(
    fc.property(predicates, facts, (written, about) => {
      if (!('is' in written)) return;
      const positive = complementOf(written.is.operator) ?? written.is.operator;
      expect(holds(written, about)).toBe(!holds({ is: { ...written.is, operator: positive } }, about));
    }),
    { numRuns: 3_000 },
  );
});

function matches(one: { field: string; operator: string }, written: Condition): boolean {
  return 'is' in written && one.field === written.is.field && one.operator === written.is.operator;
}

test('every positive operator is false for facts that are empty', () => {
  fc.assert(
    fc.property(condition, (written) => {
      if (!('is' in written) || complementOf(written.is.operator)) return;
      expect(holds(written, new Map())).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

describe('the rulebook', () => {
  test('matches exactly the rules that the evaluator finds true', () => {
    const many = fc.array(condition, { minLength: 1, maxLength: 40 });
    const contacts = fc.array(fc.oneof(facts, damagedFacts(context.types)), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(many, contacts, (conditions, people) => {
        const rules = conditions.map((one, index) => ({ id: `rule ${index}`, condition: one }));
        const rulebook = buildRulebook(rules, context);
        for (const about of people) {
          const expected = rules.filter((rule) => holds(rule.condition, about)).map(({ id }) => id);
          expect(rulebook.match(about, ANY_NOW).sort()).toEqual(expected.sort());
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('does so for thousands of rules at once', () => {
    const conditions = fc.sample(condition, { numRuns: 3_000, seed: 20_261_123 });
    const rules = conditions.map((one, index) => ({ id: `rule ${index}`, condition: one }));
    const rulebook = buildRulebook(rules, context);
    for (const about of fc.sample(facts, { numRuns: 60, seed: 20_261_123 })) {
      const expected = rules.filter((rule) => holds(rule.condition, about)).map(({ id }) => id);
      expect(rulebook.match(about, ANY_NOW).sort()).toEqual(expected.sort());
    }
  });

  test('after any edits matches like one that is built anew', () => {
    const edit = fc.record({
      id: fc.integer({ min: 0, max: 60 }),
      condition: fc.option(condition, { nil: null }),
    });
    fc.assert(
      fc.property(
        fc.array(condition, { maxLength: 40 }),
        fc.array(edit, { maxLength: 80 }),
        facts,
        (first, edits, about) => {
          const rules = new Map(first.map((one, index) => [String(index), one]));
          const start = buildRulebook(
            [...rules].map(([id, one]) => ({ id, condition: one })),
            context,
          );
          let edited = start;
          for (const { id, condition: one } of edits) {
            edited = one
              ? edited.withRule({ id: String(id), condition: one })
              : edited.withoutRule(String(id));
            if (one) rules.set(String(id), one);
            else rules.delete(String(id));
          }
          const expected = [...rules].filter(([, one]) => holds(one, about)).map(([id]) => id);
          expect(edited.match(about, ANY_NOW).sort()).toEqual(expected.sort());
          expect(edited.size).toBe(rules.size);
          const untouched = first.flatMap((one, index) => (holds(one, about) ? [String(index)] : []));
          expect(start.match(about, ANY_NOW).sort()).toEqual(untouched.sort());
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
