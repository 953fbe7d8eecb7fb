import { expect, test } from 'vitest';
import { noCondition } from '../../apollo/errors';
import { refusalsOfRule } from './rule-refusals';

const refusal = (code: string, message: string, path: string) => ({
  ...noCondition(message),
  code,
  path: path.split('.'),
});

test('each refusal of a rule is shown in one place: the note, the switch or the builder', () => {
  const owners = new Map([['all.0', 'node-1']]);
  const refusals = [
    refusal('CONFLICT', 'changed', 'input.expectedVersion'),
    refusal('INVALID', 'no condition', 'input.enabled'),
    refusal('INVALID', 'unknown field', 'input.condition.all.0.is.field'),
    refusal('LIMIT', 'too many rules', 'input'),
  ];
  const { conflict, enabledProblem, problems } = refusalsOfRule(refusals, owners);
  expect(conflict?.message).toBe('changed');
  expect(enabledProblem).toBe('no condition');
  expect([...problems]).toEqual([
    ['node-1', 'unknown field'],
    ['', 'too many rules'],
  ]);
});

test('a rule that is saved has none', () => {
  expect(refusalsOfRule([], new Map())).toEqual({
    conflict: undefined,
    enabledProblem: undefined,
    problems: new Map(),
  });
});
