import { describe, expect, test } from 'vitest';
import { freshNodes, idsOf, problemsByNode, shownProblems } from './live-problems';
import { type Draft, newId, toDraft, writeDraft } from './query';
import { idOf, is } from './test/drafts';

const draft = toDraft({ all: [is('ada'), { any: [is('ben'), is('cy')] }] });
const { owners } = writeDraft(draft, () => true);
const none = new Set<string>();

/** The draft with an empty predicate behind the others. */
function withEmptyRow(before: Draft): { draft: Draft; id: string } {
  const id = newId();
  const row = { id, field: 'contact.email', operator: 'EQUALS', value: '' };
  return { draft: { ...before, rules: [...before.rules, row] }, id };
}

test('issues belong to the nodes that their paths name, the first of each', () => {
  const problems = problemsByNode(
    [
      { path: ['all', '1', 'any', '0', 'is', 'value'], message: 'first' },
      { path: ['all', '1', 'any', '0', 'is', 'operator'], message: 'second' },
      { path: ['all', '0', 'is', 'field'], message: 'other' },
      { path: [], message: 'whole' },
    ],
    owners,
  );
  expect([...problems]).toEqual([
    [idOf(draft, 'ben'), 'first'],
    [idOf(draft, 'ada'), 'other'],
    ['', 'whole'],
  ]);
});

describe('a row that was just added', () => {
  const known = new Set(idsOf(draft));
  const added = withEmptyRow(draft);

  test('is fresh while it is empty', () => {
    expect([...freshNodes(added.draft, known, none)]).toEqual([added.id]);
  });

  test('is fresh no more once it is filled in or left', () => {
    const filled = { ...added.draft, rules: added.draft.rules.map((node) => ({ ...node, value: 'x' })) };
    expect(freshNodes(filled, known, none).size).toBe(0);
    expect(freshNodes(added.draft, known, new Set([added.id])).size).toBe(0);
  });

  test('is not fresh where it stood when the builder was opened', () => {
    expect(freshNodes(added.draft, new Set(idsOf(added.draft)), none).size).toBe(0);
  });

  test('with a list counts as empty until something is chosen', () => {
    const rows = (value: string[]) => ({
      ...draft,
      rules: [{ id: 'new', field: 'f', operator: 'IN', value }],
    });
    expect([...freshNodes(rows([]), known, none)]).toEqual(['new']);
    expect(freshNodes(rows(['x']), known, none).size).toBe(0);
  });

  test('shows no problem while it is fresh', () => {
    const found = new Map([[added.id, 'needs a value']]);
    const input = { draft: added.draft, found, refused: new Map() };
    expect(shownProblems({ ...input, fresh: new Set([added.id]) }).size).toBe(0);
    expect([...shownProblems({ ...input, fresh: none })]).toEqual([...found]);
  });
});

describe('the problems that are shown', () => {
  const ada = idOf(draft, 'ada');

  test('leave out nodes that were removed since the check', () => {
    const found = new Map([
      ['removed', 'wrong'],
      [ada, 'wrong too'],
      ['', 'too many'],
      [draft.id ?? '', 'empty group'],
    ]);
    const shown = shownProblems({ draft, found, refused: new Map(), fresh: none });
    expect([...shown.keys()]).toEqual([ada, '', draft.id]);
  });

  test('are those of the server where it refused the last save', () => {
    const found = new Map([[ada, 'found here']]);
    const refused = new Map([[ada, 'refused there']]);
    expect(shownProblems({ draft, found, refused, fresh: new Set([ada]) }).get(ada)).toBe('refused there');
  });
});
