import { defineConfig } from 'vitest/config';
import Tally from './tally.ts';

/** Four kinds of tests; each runs alone with `npm run test:unit` and so on. Limits are for machines that do more besides. */
const kind = (name: string, timeout: number) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  test: {
    projects: [
      kind('unit', 60_000),
      kind('content', 120_000),
      kind('site', 120_000),
      { test: { ...kind('browser', 90_000).test, globalSetup: 'tests/browser/setup.ts' } },
    ],
    maxWorkers: 3,
    reporters: ['default', new Tally()],
  },
});
