import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/clean-up.js';
import { pageLinks } from './page-links.js';

test('a page names what it needs beside what every page does, and an address of no page names nothing', async () => {
  const folder = await temporaryFolder('pages');
  await writeFile(
    join(folder, 'pages.json'),
    JSON.stringify([{ path: '^/inbox/?$', scripts: ['assets/inbox.js'], styles: ['assets/inbox.css'] }]),
  );
  const linksOf = await pageLinks(folder);
  expect(linksOf('/inbox')).toBe(
    '</assets/inbox.js>; rel=modulepreload; crossorigin, </assets/inbox.css>; rel=preload; as=style; crossorigin',
  );
  expect(linksOf('/inbox/other')).toBeNull();
});

test('a console without such a list is served as it is', async () => {
  const linksOf = await pageLinks(await temporaryFolder('pages'));
  expect(linksOf('/inbox')).toBeNull();
});
