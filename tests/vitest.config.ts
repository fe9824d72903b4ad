import { defineConfig } from 'vitest/config';
import { projectPosixTests } from './portable.ts';
import Tally from './tally.ts';

/** Four kinds of tests; each runs alone with `npm run test:unit` and so on. Limits are for machines that do more besides. */
const kind = (name: string, timeout: number, exclude: string[]) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], exclude, testTimeout: timeout, hookTimeout: timeout },
});

/** With `--mode portable` those that run on any system. */
export default defineConfig(({ mode }) => {
  const exclude = mode === 'portable' ? projectPosixTests() : [];
  return {
    test: {
      projects: [
        kind('unit', 60_000, exclude),
        kind('content', 120_000, exclude),
        kind('site', 120_000, exclude),
        { test: { ...kind('browser', 90_000, exclude).test, globalSetup: 'tests/browser/setup.ts' } },
      ],
      // Hours of faults that are hardly ever made: `npm run test:nightly` runs them too.
      tags: [{ name: 'nightly', description: 'long, and about faults that few changes can bring back' }],
      maxWorkers: 3,
      reporters: ['default', new Tally()],
    },
  };
});
