import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begunMention, mention, namedIn, stillFitting } from './mentions';

const ada = { id: 'tm_ada', name: 'Ada Byron' };
const zoe = { id: 'tm_zoe', name: 'Zoë O’Hara-Smith' };

describe('a name is begun', () => {
  test.each([
    ['@', ''],
    ['Ask @ad', 'ad'],
    ['Ask @Ada By', 'Ada By'],
    ['Line\n@Zoë O’H', 'Zoë O’H'],
    ['Ask @Ada Byron and', null],
    ['mail@example', null],
    ['Ask Ada', null],
    ['@Ada, could', null],
  ])('by %j: %j', (text, begun) => {
    expect(begunMention(text)).toBe(begun);
  });
});

describe('a person who is chosen', () => {
  test('takes the place of what was begun, and the caret stands behind them', () => {
    const draft = { text: 'Ask @ad today', mentions: [] };
    expect(mention(draft, 7, 'ad', ada)).toEqual({
      draft: { text: 'Ask @Ada Byron  today', mentions: [ada] },
      caret: 15,
    });
  });

  test('is named once, however often they are chosen', () => {
    const { draft } = mention({ text: '@', mentions: [ada, zoe] }, 1, '', ada);
    expect(draft.mentions).toEqual([zoe, ada]);
  });

  test('leaves the rest of the text as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom('', 'ad', 'Ada B'), (before, after, begun) => {
        const text = `${before}@${begun}${after}`;
        const caret = before.length + 1 + begun.length;
        const next = mention({ text, mentions: [] }, caret, begun, ada);
        expect(next.draft.text).toBe(`${before}@Ada Byron ${after}`);
        expect(next.draft.text.slice(next.caret)).toBe(after);
        expect(namedIn(next.draft.text, next.draft.mentions)).toEqual([ada.id]);
      }),
    );
  });
});

test('people are offered while the letters fit their name, in any case', () => {
  expect(stillFitting([ada, zoe], 'o’h')).toEqual([zoe]);
  expect(stillFitting([ada, zoe], '')).toEqual([ada, zoe]);
  expect(stillFitting([ada, zoe], 'ben')).toEqual([]);
});

test('a name that was deleted from the text is not named', () => {
  expect(namedIn('Ask @Ada Byron', [ada, zoe])).toEqual(['tm_ada']);
  expect(namedIn('Ask Ada Byron', [ada])).toEqual([]);
});
