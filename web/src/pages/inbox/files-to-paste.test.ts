import { expect, test } from 'vitest';
import { filesToPaste } from './files-to-paste';

const picture = new File(['x'], 'screen.png', { type: 'image/png' });

test('a picture on the clipboard is attached', () => {
  expect(filesToPaste({ types: ['Files'], files: [picture] })).toEqual([picture]);
});

test('a cell that comes with a picture of itself is pasted as text', () => {
  expect(filesToPaste({ types: ['text/plain', 'text/html', 'Files'], files: [picture] })).toEqual([]);
});
