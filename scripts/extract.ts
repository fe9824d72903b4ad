/**
 * content/bulletins/*.mdx → src/data/*.json: figures, observations, checks, places of the mechanisms, ledger of corrections; and in
 * content/published/ what readers have been told: the values of the charts, the events of the ledger.
 *
 *     npm run extract             writes the files
 *     npm run extract -- --check  compares only; exit code 2 if a committed file is stale
 */
import { existsSync, readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { checkBulletin } from '../src/lib/arithmetic/check.ts';
import { checkComparisons, checkConflicts } from '../src/lib/arithmetic/comparison.ts';
import { checkSerials } from '../src/lib/arithmetic/series.ts';
import { type AttributedFigure, attributedFiguresOf } from '../src/lib/attribution/attribute.ts';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { passagesOf } from '../src/lib/bulletin/walk.ts';
import { viewsOf } from '../src/lib/chart/named.ts';
import type { ChartData } from '../src/lib/chart/point.ts';
import { faultsOf } from '../src/lib/chart/sanity.ts';
import type { ChartDescription } from '../src/lib/chart/schema.ts';
import { toSpec } from '../src/lib/chart/spec.ts';
import { type Diagnostic, hasErrors } from '../src/lib/diagnostic.ts';
import { classify } from '../src/lib/indicator/classify.ts';
import { derive } from '../src/lib/indicator/derive.ts';
import { entityNamer } from '../src/lib/indicator/entity.ts';
import { observe } from '../src/lib/indicator/observe.ts';
import { mergeRestated } from '../src/lib/indicator/restate.ts';
import type { Indicator } from '../src/lib/indicator/schema.ts';
import { countByYear } from '../src/lib/indicator/self.ts';
import { attest } from '../src/lib/mechanism/attest.ts';
import { findTorn } from '../src/lib/quantity/torn.ts';
import { readCatalogue } from './catalogue.ts';
import { takeLock } from './import/lock.ts';
import { recover } from './import/recover.ts';
import { keepLedger } from './ledger.ts';
import { checkLedgers, growsUnkept, IS_CI } from './ledgers.ts';
import { publish } from './published.ts';
import { BULLETINS, loadBulletins, readArguments, report, SOURCES } from './run.ts';
import { warnSlow } from './slow.ts';
import { checkStatements } from './statements.ts';

const NOTICE = '由 npm run extract 从 content/ 生成，请勿手工修改。';

const { values } = readArguments(
  { options: { check: { type: 'boolean', default: false } } },
  '用法：npm run extract [-- --check]',
);
const unsettled = [...recover(BULLETINS, SOURCES), ...lockOut()];
const { bulletins, diagnostics } = loadBulletins();
const { catalogue, diagnostics: faults } = readCatalogue();
report([...unsettled, ...diagnostics, ...faults]);
if (!hasErrors([...unsettled, ...diagnostics, ...faults])) {
  report(bulletins.flatMap(warnTorn));
  const nameOf = entityNamer(catalogue.entities);
  const read = bulletins.map((bulletin) => {
    const file = `${BULLETINS}/${bulletin.serial}.mdx`;
    const figures = warnSlow(
      file,
      (slow) => report([slow]),
      () => attributedFiguresOf(bulletin, nameOf),
    );
    return { bulletin, figures };
  });
  const printed = mergeRestated(
    read.flatMap(({ bulletin, figures }) => observe(bulletin, figures, catalogue, warnUnknown)),
  );
  const observations = [...printed, ...derive(printed, catalogue.indicators), ...countByYear(bulletins)];
  const checks = [
    ...bulletins.flatMap(checkBulletin),
    ...checkSerials(bulletins),
    ...checkComparisons(observations, catalogue.indicators),
    ...checkConflicts(observations),
  ];
  const figures = classify(
    read.flatMap((each) => each.figures),
    printed,
    catalogue.entities,
  );
  const dates = new Map(bulletins.map(({ serial, date }) => [serial, date]));
  const { charts, diagnostics: chartFaults } = drawCharts(catalogue.charts, { ...catalogue, observations, dates });
  report(chartFaults);
  const today = new Date().toISOString().slice(0, 10);
  const published = publish({ charts, figures, observations }, today);
  const { places, diagnostics: quoteFaults } = attest(catalogue.mechanisms, bulletins);
  const unbacked = checkStatements(catalogue, bulletins, new Set(observations.map(({ indicator }) => indicator)));
  const kept = keepLedger(bulletins, today);
  const refusals = [...checkLedgers(), ...published.diagnostics, ...quoteFaults, ...unbacked, ...kept.diagnostics];
  const ledgers = { ...published.files, [kept.file]: kept.content };
  if (IS_CI && !values.check) refusals.push(...unkept(ledgers));
  report(refusals);
  const files = {
    'src/data/figures.json': toJson({ figures }),
    'src/data/observations.json': toJson({ observations }),
    'src/data/checks.json': toJson({ checks }),
    'src/data/mechanisms.json': toJson({ places }),
    'src/data/corrections.json': toJson(kept.ledger),
    ...ledgers,
  };
  // All or nothing: what is refused leaves every file as it was.
  const isRefused = refusals.length + chartFaults.length > 0;
  const stale = isRefused ? [] : Object.entries(files).flatMap(([file, content]) => settle(file, content));
  report(stale);
  if (!isRefused && stale.length === 0) {
    console.log(
      `${bulletins.length} 期，${figures.length} 个数字，${observations.length} 条观测值，${checks.length} 处核算，${places.length} 处机制。`,
    );
  }
}

/** Whoever writes is alone: no import changes what is read meanwhile, no second extraction writes between these files. */
function lockOut(): Diagnostic[] {
  if (values.check || !existsSync(BULLETINS)) return [];
  const lock = takeLock(BULLETINS);
  if ('diagnostic' in lock) return [lock.diagnostic];
  process.on('exit', lock.release);
  return lock.notices;
}

/** Every chart that its description allows, and a word to the author about each that it does not. */
function drawCharts(descriptions: readonly ChartDescription[], data: ChartData) {
  const diagnostics: Diagnostic[] = [];
  const charts = descriptions.flatMap((description) => {
    const file = `content/charts/${description.id}.yaml`;
    const tell = (message: string) =>
      diagnostics.push({
        code: 'bad-chart',
        severity: 'error',
        file,
        line: 1,
        message,
        repair: '改正这个文件，再运行 npm run extract。',
      });
    try {
      const spec = toSpec(description, data);
      viewsOf(description, spec);
      faultsOf(description, spec, data.observations).forEach(tell);
      return [{ spec, description }];
    } catch (error) {
      tell((error as Error).message.replace(`${file}：`, ''));
      return [];
    }
  });
  return { charts, diagnostics };
}

function toJson(data: object): string {
  return `${JSON.stringify({ notice: NOTICE, ...data }, null, 1)}\n`;
}

/** A figure of nobody is left out only with a word; a body without a file is named, so that its names can be joined. */
function warnUnknown({ serial, text, entity, sentence, quote }: AttributedFigure, { id }: Indicator): void {
  const what = entity ? `主体“${entity}”没有文件，按原文的名称收入` : '原文没有说明主体，没有收入';
  const repair = entity
    ? '若它还有别的名称，在 content/entities/ 里为它加一个文件，再运行 npm run extract。'
    : '在指标文件的规则里写明 entity，再运行 npm run extract。';
  const file = `content/bulletins/${serial}.mdx`;
  report([
    {
      code: 'unknown-entity',
      severity: 'warning',
      file,
      quote,
      message: `${sentence} 的“${text}”属于指标 ${id}，但${what}`,
      repair,
    },
  ]);
}

/** A number that may be torn in two is joined by a person or by nobody. */
function warnTorn(bulletin: Bulletin): Diagnostic[] {
  return findTorn(passagesOf(bulletin)).map(({ passage, quote }) => ({
    code: 'torn-number',
    severity: 'warning',
    file: `content/bulletins/${bulletin.serial}.mdx`,
    quote,
    message: `${passage} 这里的数像是被空格或换页拆开了`,
    repair: '对照原件；确是一个数，就用 choice 标记更正，再运行 npm run extract。',
  }));
}

/** Ledgers that this extraction would write otherwise than they are committed. */
function unkept(ledgers: Record<string, string>): Diagnostic[] {
  return Object.entries(ledgers).flatMap(([file, content]) =>
    isSame(file, content) ? [] : [growsUnkept(file, 'npm run extract')],
  );
}

/** Git for Windows may have written the lines with their ends of that system. */
function isSame(file: string, content: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === content;
}

/** Writes a file, or says that it is stale. */
function settle(file: string, content: string): Diagnostic[] {
  if (!values.check) {
    writeFileAtomic.sync(file, content);
    return [];
  }
  if (isSame(file, content)) return [];
  return [
    {
      code: 'stale',
      severity: 'error',
      file,
      message: '与 content/ 里的文本或规则不一致',
      repair: '运行 npm run extract，检查差异后一并提交。',
    },
  ];
}
