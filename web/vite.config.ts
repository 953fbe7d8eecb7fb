import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineDocuments } from './inline-documents';
import { inlineWords } from './inline-words';
import { precompress } from './precompress';

const server = process.env.CADRE_SERVER ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [
    inlineDocuments(),
    react(),
    lingui({ macroTransform: { macro: { descriptorFields: 'message' } }, cwd: import.meta.dirname }),
    inlineWords(),
    precompress(),
  ],
  resolve: { dedupe: ['graphql', 'react', 'react-dom'] },
  server: { proxy: { '/graphql': { target: server, ws: true }, '/imports': server, '/attachments': server } },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    // What nearly every page loads is one file, since browsers ask an HTTP/1.1 server for six at a time.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 25 }] } } },
  },
});
