import { lingui } from '@lingui/vite-plugin';
import { defineConfig } from 'vitest/config';
import { sharedFromSource } from '../shared/from-source.mjs';

export default defineConfig({
  plugins: [lingui({ macroTransform: { macro: { descriptorFields: 'message' } }, cwd: import.meta.dirname })],
  resolve: { alias: [sharedFromSource] },
  test: {
    include: ['src/**/*.test.ts'],
    setupFiles: ['../shared/fixed-seed.mjs', 'src/test/speak-english.ts'],
    isolate: false,
  },
});
