import { expect, test } from 'vitest';
import { FIELD_TYPES } from './ast.js';
import { evaluate } from './evaluate.js';
import { explain } from './explain.js';
import { operatorsOf } from './operators.js';
import { prepareCondition } from './prepare.js';
import { buildRulebook } from './rulebook/rulebook.js';
import { contextOf, factsOf, TABLE_NOW, truthCases } from './spec/truth-table.js';

test('the table has a line for every operator of every type', () => {
  const covered = truthCases().flatMap(({ types, condition }) => {
    const { is } = condition as { is?: { field: string; operator: string } };
    return is ? [`${types[is.field]} ${is.operator}`] : [];
  });
  const every = FIELD_TYPES.flatMap((type) => operatorsOf(type).map(({ operator }) => `${type} ${operator}`));
  expect([...new Set(covered)].sort()).toEqual(every.sort());
});

test.each(truthCases())('$title', (line) => {
  const prepared = prepareCondition(line.condition, contextOf(line));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  const facts = factsOf(line);
  const rules = [{ id: 'the rule', condition: line.condition }];
  expect({
    evaluator: evaluate(prepared.condition, facts, TABLE_NOW),
    explanation: explain(prepared.condition, facts, TABLE_NOW).result,
    rulebook: buildRulebook(rules, contextOf(line)).match(facts, TABLE_NOW).length === 1,
  }).toEqual({ evaluator: line.expected, explanation: line.expected, rulebook: line.expected });
});
