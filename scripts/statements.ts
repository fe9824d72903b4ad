import { readFileSync } from 'node:fs';
import type { IssueKey } from '../src/lib/bulletin/issue-key.ts';
import { evidenceOf, findUnbacked } from '../src/lib/chart/backing.ts';
import {
  type Statement,
  statementsOfChart,
  statementsOfEntity,
  statementsOfIndicator,
} from '../src/lib/chart/statements.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { statementsOfMechanism } from '../src/lib/mechanism/statements.ts';
import type { readCatalogue } from './catalogue.ts';

/**
 * Figures in what people have written that neither the data nor a quotation gives, each with its place.
 * @param printed what each issue prints
 * @param observed ids of the indicators that hold a value: what is said of others rests on issues that are not held
 */
export function checkStatements(
  { charts, indicators, entities, mechanisms }: ReturnType<typeof readCatalogue>['catalogue'],
  printed: ReadonlyMap<IssueKey, string>,
  observed: ReadonlySet<string>,
  folder = 'content',
): Diagnostic[] {
  const all = evidenceOf([...printed.values()]);
  const evidenceFor = ({ serials }: Statement) =>
    serials ? evidenceOf(serials.flatMap((serial) => printed.get(serial) ?? [])) : all;
  const statements = [
    ...charts.flatMap(statementsOfChart),
    ...indicators.filter(({ id }) => observed.has(id)).flatMap(statementsOfIndicator),
    ...entities.flatMap(statementsOfEntity),
    ...mechanisms.flatMap(statementsOfMechanism),
  ];
  return statements.flatMap((statement) =>
    findUnbacked(statement.text, evidenceFor(statement), statement.isName).map((figure) => {
      const file = `${folder}/${statement.file}.yaml`;
      const place = { file, line: lineOf(file, figure), quote: statement.text };
      const { field, isName, serials } = statement;
      const texts = serials ? '它引的那几期' : '各期';
      return isName
        ? fault('unprinted-figure', place, { field, figure, texts })
        : fault('unbacked-figure', place, { field, figure });
    }),
  );
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
