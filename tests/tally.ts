import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { countRows, describeRows, readRows } from './rows.ts';

/** Tests that `npm test` leaves out and names. */
const NIGHTLY = 'nightly';
const TESTS = 'tests/{unit,content,site,five,browser,collections}/**/*.test.ts';

/**
 * Ends a run with one plain line that any runner can read: `N passed, N failed`. Before it a run of the whole
 * suite says how many rows of the table of bad inputs were held; a row without a test fails it.
 */
export default class Tally implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    // A file that could not be loaded, or an error outside any test, has failed too.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    );
    const isLeft = (test: (typeof tests)[number]) =>
      test.result().state === 'skipped' && (test.options.tags ?? []).includes(NIGHTLY);
    const left = tests.filter(isLeft).length;
    const skipped = count('skipped') - left;
    const faults = this.isWhole(modules)
      ? this.countRows(
          // What is left for the night is held there.
          tests.map((test) => ({
            name: test.name,
            passed: isLeft(test) || (test.ok() && test.result().state === 'passed'),
          })),
        )
      : 0;
    if (left > 0) process.stdout.write(`\n${left} long tests are left to \`npm run test:nightly\`.\n`);
    const failed = count('failed') + broken.length + errors.length + faults;
    process.stdout.write(`\n${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }

  /** All files, and no choice of tests by name: only then can a row be said to have no test. */
  private isWhole(modules: readonly TestModule[]): boolean {
    const ran = new Set(modules.map(({ moduleId }) => moduleId));
    return !this.vitest?.getGlobalTestNamePattern() && globSync(TESTS).every((file) => ran.has(resolve(file)));
  }

  /** Prints the count; the number of faults, which fail the run. */
  private countRows(outcomes: Parameters<typeof countRows>[1]): number {
    const rows = readRows(readFileSync('tests/rows.tsv', 'utf8'));
    const counted = countRows(rows, outcomes);
    process.stdout.write(`\n${describeRows(rows, counted).join('\n')}\n`);
    const faults = counted.open.length + counted.unknown.length;
    if (faults > 0) process.exitCode = 1;
    return faults;
  }
}
