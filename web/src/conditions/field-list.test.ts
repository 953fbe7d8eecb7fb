import { describe, expect, test } from 'vitest';
import { type Field, fieldList } from './field-list';
import { toDraft } from './query';

const operator = (name: string, operand: string) => ({
  operator: name,
  label: name,
  operand,
  negative: false,
});
const field = (path: string, phrase: string, operators: object[]) =>
  ({
    path,
    label: phrase,
    phrase,
    group: 'Contact',
    type: 'TEXT',
    choices: null,
    operators,
  }) as unknown as Field;

const list = fieldList([
  field('contact.name', 'name', [
    operator('EQUALS', 'VALUE'),
    operator('IN', 'LIST'),
    operator('IS_EMPTY', 'NONE'),
  ]),
  field('contact.email', 'email', [operator('EQUALS', 'VALUE')]),
]);
const is = (value: string | string[], name: 'EQUALS' | 'IN' | 'IS_EMPTY' = 'EQUALS') => ({
  is: { field: 'contact.name', operator: name, value },
});

describe('the fields of a place', () => {
  test('know their operators', () => {
    expect(list.operator('contact.name', 'IN')?.operand).toBe('LIST');
    expect(list.operator('contact.email', 'IN')).toBeUndefined();
    expect(list.operator('contact.removed', 'EQUALS')).toBeUndefined();
  });

  test('write no value for an operator that takes none', () => {
    expect(list.write(toDraft({ all: [is('left over', 'IS_EMPTY')] })).condition).toEqual({
      all: [{ is: { field: 'contact.name', operator: 'IS_EMPTY' } }],
    });
  });
});

describe('the sentence of a draft', () => {
  test('says what is there, and … for what is missing', () => {
    const whole = list.sentence(toDraft({ all: [is('Ada')] }));
    expect(whole).toContain('Ada');
    for (const missing of [is(''), is([], 'IN')]) {
      expect(list.sentence(toDraft({ all: [missing] }))).toContain('…');
    }
  });

  test.each(['all', 'any'])('leaves out groups in “%s” that say nothing yet', (key) => {
    const empty = { id: 'empty', combinator: 'or', rules: [] };
    const draft = toDraft(key === 'all' ? { all: [is('Ada')] } : { any: [is('Ada')] });
    expect(list.sentence({ ...draft, rules: [...draft.rules, empty] })).toBe(list.sentence(draft));
  });

  test('of no predicate is none', () => {
    expect(list.sentence(toDraft(null))).toBe('');
  });
});
