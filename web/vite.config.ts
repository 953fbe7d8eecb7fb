import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineDocuments } from './inline-documents';
import { inlineWords } from './inline-words';
import { operationNames } from './operation-names';
import { pageFiles } from './page-files';
import { precompress } from './precompress';

const server = process.env.CADRE_SERVER ?? 'http://127.0.0.1:4000';

/**
 * Browsers ask an HTTP/1.1 server for six files at a time, so that a hundred small ones are slower than few large ones:
 * the first page appeared 0.2 s later with what it needs in 34 files than in four.
 */
const groups = [
  { name: 'console', tags: ['$initial' as const], priority: 2 },
  {
    name: 'lists',
    priority: 1,
    test: new RegExp(
      [
        'src/table/(?!ColumnsDialog)',
        'src/ui/(Page|SearchInput|Chip|RelativeTime|format|Panel)\\.',
        'src/apollo/use-next-page',
        'src/parts/(ContactCount|property-words)',
        'src/conditions/(to-input|filter-text)',
        '@mantine/core/esm/components/SegmentedControl',
        '@tabler/icons-react',
      ].join('|'),
    ),
  },
  {
    name: 'overlays',
    test: /@floating-ui|@mantine\/core\/esm\/components\/(Select|Menu|Modal|Tooltip|Switch|Textarea|TagsInput)\/|src\/ui\/Dialog/,
  },
  {
    name: 'panels',
    test: /src\/(parts\/(Receipt|Explanation|ContactSegments|ActivityPanel|arrange-views)|apollo\/use-action|ui\/use-unsaved-guard)/,
  },
];

export default defineConfig({
  plugins: [
    inlineDocuments(),
    react(),
    lingui({ macroTransform: { macro: { descriptorFields: 'message' } }, cwd: import.meta.dirname }),
    inlineWords(),
    pageFiles(),
    operationNames(),
    precompress(),
  ],
  // The server puts the nonce of each answer in its place.
  html: { cspNonce: 'CADRE_NONCE' },
  resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
  server: { proxy: { '/graphql': { target: server, ws: true }, '/imports': server, '/attachments': server } },
  build: {
    target: 'es2022',
    sourcemap: false,
    // The word lists behind the strength of passwords; they come with the first character of one.
    chunkSizeWarningLimit: 1_700,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
