import { defineConfig } from 'vitest/config';
import { projectPosixTests } from './portable.ts';
import Tally from './tally.ts';

/**
 * Kinds of tests; each runs alone with `npm run test:unit` and so on. Limits are for machines that do more besides.
 * `site` holds of whatever is published here; all others know the frozen collection (`collection.ts`) and nothing else.
 */
const kind = (name: string, timeout: number, exclude: string[], more: object = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], exclude, testTimeout: timeout, hookTimeout: timeout, ...more },
});
const known = { setupFiles: 'tests/guard.ts' };

/** With `--mode portable` those that run on any system. */
export default defineConfig(({ mode }) => {
  const exclude = mode === 'portable' ? projectPosixTests() : [];
  return {
    test: {
      projects: [
        kind('unit', 60_000, exclude, known),
        kind('content', 120_000, exclude, known),
        kind('site', 120_000, exclude),
        kind('five', 120_000, exclude, { ...known, globalSetup: 'tests/five.ts' }),
        kind('browser', 90_000, exclude, { ...known, globalSetup: 'tests/browser/setup.ts' }),
        kind('collections', 600_000, exclude, { fileParallelism: false }),
      ],
      // Hours of faults that are hardly ever made: `npm run test:nightly` runs them too.
      tags: [{ name: 'nightly', description: 'long, and about faults that few changes can bring back' }],
      maxWorkers: 3,
      reporters: ['default', new Tally()],
    },
  };
});
