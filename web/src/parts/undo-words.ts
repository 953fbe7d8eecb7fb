import { plural } from '@lingui/core/macro';

/** What became of the rows of an import that was undone, as the API counts them. */
interface UndoCounts {
  removed?: number;
  restored?: number;
  partlyRestored?: number;
  left?: number;
  gone?: number;
}

/** How an undo of an import went: every row is in one of the numbers. */
export function undoWords({
  removed = 0,
  restored = 0,
  partlyRestored = 0,
  left = 0,
  gone = 0,
}: UndoCounts): string {
  const parts: [number, string][] = [
    [removed, plural(removed, { one: '# contact removed', other: '# contacts removed' })],
    [restored, plural(restored, { one: '# put back', other: '# put back' })],
    [
      partlyRestored,
      plural(partlyRestored, {
        one: '# put back except for what was changed since',
        other: '# put back except for what was changed since',
      }),
    ],
    [
      left,
      plural(left, {
        one: '# left alone: changed since or in use',
        other: '# left alone: changed since or in use',
      }),
    ],
    [gone, plural(gone, { one: '# is gone', other: '# are gone' })],
  ];
  const told = parts.filter(([count]) => count > 0).map(([, words]) => words);
  return told.length > 0 ? told.join(', ') : plural(0, { one: '# put back', other: '# put back' });
}
