import { expect, test } from 'vitest';
import { noCondition } from './errors';
import { intervalProblem } from './interval-problem';

test('an interval of hours shows the first refusal whose path leads into it', () => {
  const refusal = (message: string, path: string) => ({ ...noCondition(message), path: path.split('.') });
  const refusals = [
    refusal('whole', 'input.hours'),
    refusal('ends first', 'input.hours.1.to'),
    refusal('overlaps', 'input.hours.1'),
    refusal('elsewhere', 'input.others.0.from'),
  ];
  expect(intervalProblem(refusals, 'hours', 1)).toBe('ends first');
  expect(intervalProblem(refusals, 'hours', 0)).toBeUndefined();
  expect(intervalProblem(refusals, 'others', 0)).toBe('elsewhere');
});
