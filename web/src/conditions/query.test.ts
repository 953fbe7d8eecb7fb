import type { Condition } from '@cadre/shared/conditions/ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRequiredValue, refusalsByNode, requireValue, sameDraft, toDraft, writeDraft } from './query';

const takesValue = (rule: { operator: string }) =>
  rule.operator !== 'IS_EMPTY' && rule.operator !== 'IS_NOT_EMPTY';
const write = (condition: Condition) => writeDraft(toDraft(condition), takesValue).condition;

const is = (field: string, value: string): Condition => ({ is: { field, operator: 'EQUALS', value } });

const predicates: fc.Arbitrary<Condition> = fc.record({
  is: fc.record({
    field: fc.constantFrom('contact.email', 'contact.properties.seats'),
    operator: fc.constantFrom('EQUALS', 'NOT_EQUALS', 'AT_LEAST'),
    value: fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean()),
  }),
});

/** Groups as the builder can draw them: a NOT stands before a group. */
const groups: fc.Arbitrary<Condition> = fc.letrec<{ group: Condition; child: Condition; plain: Condition }>(
  (tie) => ({
    child: fc.oneof({ depthSize: 'small', withCrossShrink: true }, predicates, tie('group')),
    plain: fc.oneof(
      fc.record({ all: fc.array(tie('child'), { minLength: 1, maxLength: 4 }) }),
      fc.record({ any: fc.array(tie('child'), { minLength: 1, maxLength: 4 }) }),
    ),
    group: fc.oneof(tie('plain'), fc.record({ not: tie('plain') })),
  }),
).group;

describe('the draft of a condition', () => {
  test('a condition that was not touched is written as it was read', () => {
    fc.assert(
      fc.property(groups, (condition) => {
        expect(write(condition)).toEqual(condition);
      }),
    );
  });

  test('a lone predicate gets a group around it, so that others can join', () => {
    expect(write(is('contact.email', 'ada'))).toEqual({ all: [is('contact.email', 'ada')] });
  });

  test('a negated predicate becomes a negated group of one', () => {
    expect(write({ not: is('contact.email', 'ada') })).toEqual({
      not: { all: [is('contact.email', 'ada')] },
    });
  });

  test('without any predicate there is no condition', () => {
    expect(writeDraft(toDraft(null), takesValue).condition).toBeNull();
  });

  test('an operator that takes no value is written without one', () => {
    const condition: Condition = { all: [{ is: { field: 'contact.email', operator: 'IS_EMPTY' } }] };
    expect(write(condition)).toEqual(condition);
  });

  test('two drafts are the same when they say the same, whatever their ids', () => {
    fc.assert(fc.property(groups, (condition) => sameDraft(toDraft(condition), toDraft(condition))));
    expect(sameDraft(toDraft(is('contact.email', 'ada')), toDraft(is('contact.email', 'ben')))).toBe(false);
  });
});

describe('a refusal', () => {
  const draft = toDraft({ all: [is('contact.name', 'Ada'), { not: { any: [is('contact.email', '')] } }] });
  const { owners } = writeDraft(draft, takesValue);
  const refusal = (path: string[]) => ({
    code: 'INVALID',
    message: 'wrong',
    path,
    uses: [],
    currentVersion: undefined,
  });
  const [first, group] = draft.rules;
  const inner = group && 'rules' in group ? group.rules[0] : undefined;

  test('finds the very predicate that its path names', () => {
    const path = ['input', 'condition', 'all', '1', 'not', 'any', '0', 'is', 'value'];
    expect([...refusalsByNode([refusal(path)], owners)]).toEqual([[inner?.id, 'wrong']]);
    const other = ['input', 'condition', 'all', '0', 'is', 'field'];
    expect([...refusalsByNode([refusal(other)], owners)]).toEqual([[first?.id, 'wrong']]);
  });

  test('of the whole condition belongs to the outermost group or to none, and is never lost', () => {
    expect([...refusalsByNode([refusal(['input', 'condition'])], owners)]).toEqual([['', 'wrong']]);
    expect([...refusalsByNode([refusal(['input', 'condition', 'all', '9', 'is'])], owners).values()]).toEqual(
      ['wrong'],
    );
  });
});

describe('“and is not empty”', () => {
  const negative: Condition = { is: { field: 'contact.company', operator: 'NOT_EQUALS', value: 'Acme' } };
  const filled: Condition = { is: { field: 'contact.company', operator: 'IS_NOT_EMPTY' } };

  test('stands beside the predicate in a group of AND', () => {
    const draft = toDraft({ all: [negative] });
    const id = draft.rules[0]?.id ?? '';
    expect(hasRequiredValue(draft, id)).toBe(false);
    const next = requireValue(draft, id);
    expect(writeDraft(next, takesValue).condition).toEqual({ all: [negative, filled] });
    expect(hasRequiredValue(next, id)).toBe(true);
  });

  test('gets a group of its own among alternatives, which mean the same otherwise', () => {
    const draft = toDraft({ any: [negative, is('contact.name', 'Ada')] });
    const next = requireValue(draft, draft.rules[0]?.id ?? '');
    expect(writeDraft(next, takesValue).condition).toEqual({
      any: [{ all: [negative, filled] }, is('contact.name', 'Ada')],
    });
  });
});
