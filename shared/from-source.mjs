import { fileURLToPath } from 'node:url';

/**
 * For the tests of other packages: this package as it is written, not as it was built, so that a change of it is seen
 * at once and `npm test -- --changed` knows what depends on it.
 */
export const sharedFromSource = {
  find: /^@cadre\/shared\/(.*)$/,
  replacement: fileURLToPath(new URL('src/$1.ts', import.meta.url)),
};
