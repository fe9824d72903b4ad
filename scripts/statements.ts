import { readFileSync } from 'node:fs';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { evidenceOf, findUnbacked } from '../src/lib/chart/backing.ts';
import {
  type Statement,
  statementsOfChart,
  statementsOfEntity,
  statementsOfIndicator,
} from '../src/lib/chart/statements.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { statementsOfMechanism } from '../src/lib/mechanism/statements.ts';
import type { readCatalogue } from './catalogue.ts';

/**
 * Figures in what people have written that neither the data nor a quotation gives, each with its place.
 * @param observed ids of the indicators that hold a value: what is said of others rests on issues that are not held
 */
export function checkStatements(
  { charts, indicators, entities, mechanisms }: ReturnType<typeof readCatalogue>['catalogue'],
  bulletins: readonly Bulletin[],
  observed: ReadonlySet<string>,
  folder = 'content',
): Diagnostic[] {
  const all = evidenceOf(bulletins);
  const bySerial = new Map(bulletins.map((bulletin) => [bulletin.serial, evidenceOf([bulletin])]));
  const evidenceFor = ({ serials }: Statement) =>
    serials ? { isPrinted: (words: string) => serials.some((serial) => bySerial.get(serial)?.isPrinted(words)) } : all;
  const statements = [
    ...charts.flatMap(statementsOfChart),
    ...indicators.filter(({ id }) => observed.has(id)).flatMap(statementsOfIndicator),
    ...entities.flatMap(statementsOfEntity),
    ...mechanisms.flatMap(statementsOfMechanism),
  ];
  return statements.flatMap((statement) =>
    findUnbacked(statement.text, evidenceFor(statement), statement.isName).map((figure) => {
      const file = `${folder}/${statement.file}.yaml`;
      const where = statement.isName ? '它引的那几期原文里没有这个数' : '没有出处';
      return {
        code: 'unbacked-figure',
        severity: 'error' as const,
        file,
        line: lineOf(file, figure),
        quote: statement.text,
        message: `${statement.field} 里的“${figure}”${where}`,
        repair: repairFor(statement),
      };
    }),
  );
}

function repairFor({ file, field, isName }: Statement): string {
  if (isName) return '对照原文改正，或者去掉这个数。';
  const quote = '照原文加引号引用（引号里的话要与原文逐字相同），或者去掉这个数';
  return file.startsWith('charts/') && /^(?:finding|notes)/u.test(field)
    ? `换成由数据填的占位符，例如 {max.value}；或者${quote}。`
    : `${quote}。`;
}

/** The first line of a file that holds the words. */
function lineOf(file: string, words: string): number {
  return Math.max(
    1,
    readFileSync(file, 'utf8')
      .split(/\r?\n/u)
      .findIndex((line) => line.includes(words)) + 1,
  );
}
