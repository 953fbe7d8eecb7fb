import { lingui } from '@lingui/vite-plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [lingui({ macroTransform: { macro: { descriptorFields: 'message' } }, cwd: import.meta.dirname })],
  test: {
    include: ['src/**/*.test.ts'],
    setupFiles: ['../shared/fixed-seed.mjs', 'src/test/speak-english.ts'],
    isolate: false,
  },
});
