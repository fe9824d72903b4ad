import { endsWithColon, isUnit } from '../bulletin/byline.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import { isTableHead, isTableMeasure, isTableTitle } from './cues.ts';
import type { SourceLine } from './line.ts';
import { isClosed, type Place, type Verdict, verdict } from './segment.ts';

/** What stands above a table belongs to it, and begins nothing new. */
export function tableCaption(place: Place): Verdict | undefined {
  const { line, previous, next } = place;
  if (!next?.table) return undefined;
  if (isTableMeasure(line.text)) return verdict('caption', '表格上方的计量单位', 'high');
  if (!isClosed(previous)) return undefined;
  if (isTableTitle(line.text)) return verdict('caption', '表格上方的短行，是表题', 'medium');
  return isInnerHead(place) ? verdict('caption', '正文中紧接表格的短行，是表题', 'medium') : undefined;
}

/** Behind text of the article a short line right above a table heads it, whatever its words: a title stands above text. */
function isInnerHead({ line, previous, context }: Place): boolean {
  const isInside = previous?.kind === 'paragraph' || previous?.kind === 'table' || previous?.kind === 'heading';
  const isMarked = line.heading || ordinalLevel(line.text) || context.isKnownTitle(line.text);
  return isInside && !isMarked && isTableHead(line.text);
}

/** The next line; above what heads a table, the table: of its title where its measure is between, of the words that lead on to it. */
export function lineBelow(lines: readonly SourceLine[], at: number): SourceLine | undefined {
  const [line, next, second] = lines.slice(at, at + 3);
  if (!line || !next || !second?.table) return next;
  const leadsOn = endsWithColon(line.text) && !isUnit(line.text.replace(/[:：]$/u, '')) && !next.heading;
  return isTableMeasure(next.text) || (leadsOn && isTableHead(next.text)) ? second : next;
}
