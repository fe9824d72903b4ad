import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
interface Job {
  needs?: string | string[];
  if?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  steps: Step[];
}
interface Workflow {
  on: Record<string, { branches?: string[] } | null>;
  permissions?: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  jobs: Record<string, Job>;
}

const PINNED = /^\s*(?:- )?uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u;

/** What is wrong with a workflow: kinds of faults, none for one that may run. */
function faultsOf(source: string): string[] {
  const workflow = parse(source) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const needs = (job: Job) => [job.needs ?? []].flat();
  const uses = source.split(/\r?\n/u).filter((line) => /^\s*(?:- )?uses:/u.test(line));
  const steps = jobs.flatMap(([, job]) => job.steps);
  const writes = (permissions: Record<string, string> = {}) => Object.values(permissions).some((may) => may !== 'read');
  const isTested = (job: Job): boolean =>
    needs(job).some((name) => {
      const before = workflow.jobs[name];
      if (!before) return false;
      // The tests come before what is handed over, in the same job.
      const at = (what: RegExp) => before.steps.findIndex(({ run = '', uses: used = '' }) => what.test(run || used));
      const tested = at(/^(?:bash \.ci\/run|npm (?:run )?test)$/u);
      return tested >= 0 && tested < at(/upload-pages-artifact@/u);
    });
  return [
    // As many lines as steps: one that is written another way is not looked at.
    ...(uses.length === steps.filter((step) => step.uses).length && uses.every((line) => PINNED.test(line))
      ? []
      : ['not pinned']),
    ...(workflow.permissions && !writes(workflow.permissions) ? [] : ['permissions for all']),
    ...(workflow.concurrency?.group ? [] : ['no concurrency']),
    ...jobs.flatMap(([, job]) => (Number(job['timeout-minutes']) <= 60 ? [] : ['no timeout'])),
    ...jobs.flatMap(([, job]) =>
      writes(job.permissions) && job.steps.some(({ run }) => run) ? ['writes and runs'] : [],
    ),
    ...('push' in workflow.on && !workflow.on.push?.branches ? ['runs twice'] : []),
    ...jobs.flatMap(([, job]) => {
      if (!job.steps.some((step) => step.uses?.startsWith('actions/deploy-pages@'))) return [];
      return [
        ...(isTested(job) ? [] : ['untested']),
        ...(workflow.concurrency?.['cancel-in-progress'] === false ? [] : ['cut off']),
      ];
    }),
  ];
}

const files = globSync('.github/workflows/*.{yml,yaml}');
const read = (name: string) => readFileSync(`.github/workflows/${name}`, 'utf8');

describe('workflows', () => {
  it('pin what they use, may little, end, and publish only what was tested', () => {
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) expect(faultsOf(readFileSync(file, 'utf8')), file).toEqual([]);
  });

  it.each([
    ['an action by its tag', 'pages.yml', /@[0-9a-f]{40} # v6\.0\.2/u, '@v6', 'not pinned'],
    ['an action by half a hash', 'ci.yml', /(@[0-9a-f]{12})[0-9a-f]{28}/u, '$1', 'not pinned'],
    ['a hash of no known version', 'ci.yml', / # v6\.1\.0/u, '', 'not pinned'],
    ['a step in one line', 'ci.yml', /- uses: (actions\/checkout@\S+) # \S+\n.*\n/u, '- { uses: $1 }\n', 'not pinned'],
    ['no permissions', 'ci.yml', /\npermissions: .*\n/u, '\n', 'permissions for all'],
    [
      'writing everywhere',
      'pages.yml',
      /\npermissions: .*\n/u,
      '\npermissions: { pages: write }\n',
      'permissions for all',
    ],
    ['the token that publishes beside commands', 'pages.yml', /pages: read/u, 'pages: write', 'writes and runs'],
    ['no end', 'pages.yml', / {4}timeout-minutes: 15\n/u, '', 'no timeout'],
    ['no order of runs', 'ci.yml', /concurrency:\n.*\n.*\n/u, '', 'no concurrency'],
    [
      'a deployment cut off by the next',
      'pages.yml',
      /cancel-in-progress: false/u,
      'cancel-in-progress: true',
      'cut off',
    ],
    ['a deployment without tests before it', 'pages.yml', / {4}needs: test\n/u, '', 'untested'],
    ['a build without tests', 'pages.yml', / {6}- run: bash \.ci\/run\n/u, '', 'untested'],
    ['every push and its pull request', 'ci.yml', /push: \{ branches: \[main\] \}/u, 'push:', 'runs twice'],
  ])('are refused: %s', (_, file, found, instead, fault) => {
    const source = read(file);
    expect(source).toMatch(found);
    expect(faultsOf(source.replace(found, instead))).toEqual([fault]);
  });

  it('test the oldest Node, the one of the lock, and every system that people build on', () => {
    const { jobs } = parse(read('ci.yml')) as {
      jobs: { test: { strategy: { matrix: { include: Record<string, unknown>[] } } } };
    };
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const runs = jobs.test.strategy.matrix.include;
    for (const { tests } of runs) expect(scripts).toHaveProperty([String(tests)]);
    const on = (system: string) =>
      runs.filter(({ os }) => String(os).startsWith(system)).map(({ node, tests }) => `${node} ${tests}`);
    expect([on('ubuntu'), on('macos'), on('windows')]).toEqual([
      ['22 test', '24 test'],
      ['24 test:portable'],
      ['24 test:portable'],
    ]);
  });

  it('are kept up to date, once a week, in one request for all', () => {
    const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
      updates: {
        'package-ecosystem': string;
        schedule: { interval: string };
        groups: Record<string, { patterns: string[] }>;
      }[];
    };
    for (const kind of ['npm', 'github-actions']) {
      const update = updates.find((one) => one['package-ecosystem'] === kind);
      expect(update?.schedule.interval, kind).toBe('weekly');
      expect(
        Object.values(update?.groups ?? {}).flatMap(({ patterns }) => patterns),
        kind,
      ).toContain('*');
    }
  });
});
