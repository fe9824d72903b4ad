import {
  endsWithColon,
  isContributor,
  isDateLine,
  isNamedUnit,
  isUnit,
  mayBeUnit,
  splitContributor,
} from '../bulletin/byline.ts';
import { ordinalLevel, ordinalOf } from '../bulletin/ordinal.ts';
import { findSentences } from '../text/sentence.ts';
import { entryTitle } from './contents.ts';
import {
  isAppendix,
  isEditorsNote,
  isEnumerated,
  isFinished,
  isHeadLike,
  isPartName,
  isRest,
  isShortLine,
  isSubtitle,
  lengthOf,
} from './cues.ts';
import { classifyByFormat } from './format.ts';
import { append, endOf, goesOnBelow, SHORT } from './join.ts';
import type { SourceLine } from './line.ts';
import { isClosed, type Place, readingContext, type Segment, type Verdict, verdict } from './segment.ts';
import { lineBelow, tableCaption } from './table-caption.ts';

const LONGEST_HEAD = 60;

/**
 * Lines of the body → segments: what each line is, and which lines are one. A line that ends in the
 * middle of a sentence goes on in the next one, over the end of a page too.
 */
export function toSegments(lines: readonly SourceLine[], titles: readonly string[]): Segment[] {
  const context = readingContext(lines, new Set(titles.map(entryTitle)));
  const segments: Segment[] = [];
  const joined = joinTornContributors(lines);
  for (const [i, line] of joined.entries()) {
    const [words, contributor] = splitContributor(line.text);
    const place = { line: { ...line, text: words }, previous: segments.at(-1), next: lineBelow(joined, i), context };
    append(segments, classify(place), place);
    if (contributor) {
      const why = verdict('contributor', '段末括号里写着供稿', 'high');
      segments.push({ ...why, pieces: [{ text: contributor, gap: false, line: line.number }], line: line.number });
    }
  }
  return segments;
}

/** A 供稿 in brackets that a page or a line break has torn in two is one line. */
function joinTornContributors(lines: readonly SourceLine[]): SourceLine[] {
  return lines.flatMap((line, i) => {
    const previous = lines[i - 1];
    const isTail = previous && /^[（(][^）)]{2,30}$/u.test(previous.text) && /^[^（(]{0,20}供稿[）)]$/u.test(line.text);
    if (isTail) return [];
    const next = lines[i + 1];
    const isHead = next && /^[（(][^）)]{2,30}$/u.test(line.text) && /^[^（(]{0,20}供稿[）)]$/u.test(next.text);
    return isHead ? [{ ...line, text: line.text + next.text }] : [line];
  });
}

/** What a line begins, and why. The order is that of certainty: marks and set forms first, then its form, then its place. */
function classify(place: Place): Verdict {
  const { line, previous, context } = place;
  const { text } = line;
  if (line.table) return verdict('table', '表格', 'high');
  if (line.caption) return verdict('caption', '图片的说明', 'high');
  const caption = tableCaption(place);
  if (caption) return caption;
  if (previous?.kind === 'paragraph' && isRest(text) && !line.whole)
    return verdict('paragraph', '以标点开头，接上文', 'high');
  if (context.isKnownTitle(text)) return verdict('title', '要目里有这个标题', 'high');
  if (previous?.kind === 'title' && context.beginsKnownTitle(endOf(previous.pieces) + text))
    return verdict('title', '要目里标题的又一行', 'high');
  // Behind a paragraph its next line has to go on with the title: words of a text may begin like one.
  const beginsTitle =
    previous?.kind !== 'paragraph' || (isClosed(previous) && context.beginsKnownTitle(text + (place.next?.text ?? '')));
  if (beginsTitle && context.beginsKnownTitle(text) && !/[。；：]$/u.test(text))
    return verdict('title', '要目里标题的第一行', 'high');
  if (isEditorsNote(text)) return verdict('note', '以“编者按”开头', 'high');
  if (isContributor(text) && previous?.kind !== 'title') return verdict('contributor', '写着供稿', 'high');
  if (
    isDateLine(text) &&
    (previous?.kind === 'title' || (previous?.kind === 'unit' && !endsWithColon(endOf(previous.pieces))))
  )
    return verdict('signature', '标题下的日期', 'high');
  if (isSignature(place)) return verdict('signature', '正文之后的单位名和日期，是落款', 'high');
  const byFormat = classifyByFormat(place);
  if (byFormat) return byFormat;
  if (ordinalLevel(text)) return classifyOrdinal(place);
  if (
    endsWithColon(text) &&
    !isAppendix(text) &&
    isTitleish(place.next) &&
    (isUnit(text.replace(/[:：]$/u, '')) || isClosed(previous))
  )
    return isUnit(text.replace(/[:：]$/u, ''))
      ? verdict('unit', '单位名加冒号，下面是标题', 'high')
      : verdict('unit', '短行加冒号，下面像标题', context.isFormatted ? 'low' : 'medium');
  if (previous?.kind === 'title') return classifyBelowTitle(place);
  if (standsAboveTitle(place)) return verdict('unit', '单位名，下面像标题', 'medium');
  if (line.heading) return classifyMarked(place);
  const title = unmarkedTitle(place);
  if (title) return title;
  const isHead = isStandaloneHead(place);
  return isHead ? verdict('heading', isHead, 'medium') : verdict('paragraph', '', 'high');
}

/** 一、… is a heading if it stands alone, a paragraph with a run-in head if text follows it in the line. */
function classifyOrdinal(place: Place): Verdict {
  const { line, previous, next } = place;
  const { text } = line;
  // The rest of a torn sentence may begin like an ordinal: 一、二级公路. A real one is marked or comes in its turn.
  const isTorn = previous?.kind === 'paragraph' && !isClosed(previous) && !line.heading && !line.boldEnd && !line.whole;
  if (isTorn && ordinalOf(text) === '一' && !/[；;]$/u.test(previous.pieces.at(-1)?.text ?? ''))
    return verdict('paragraph', '上一行没有完，序号是句子里的', 'medium');
  if (goesOnBelow(place)) return verdict('paragraph', '占满一行，下一行没有缩进，是它的下文', 'medium');
  const sentences = findSentences(text);
  if (isHeadLike(text, LONGEST_HEAD)) return verdict('heading', '有序号，单独成行', 'high');
  if (sentences.length === 1 && lengthOf(text) <= 20 && /[:：]$/u.test(text))
    return verdict('heading', '有序号，短行加冒号', 'medium');
  if (line.heading && sentences.length === 1) return verdict('heading', '有序号和标题样式', 'high');
  const standsAlone =
    sentences.length === 1 && lengthOf(text) <= 40 && (ordinalLevel(text) ?? 3) <= 2 && /。[”’）]?$/u.test(text);
  const textFollows =
    next?.gap && !next.heading && !ordinalLevel(next.text) && !isContributor(next.text) && /[。，]/u.test(next.text);
  return standsAlone && textFollows && !/[；;：]/u.test(text)
    ? verdict('heading', '有序号，一句独立成行，下面是正文', 'medium')
    : verdict('paragraph', '', 'high');
}

/** A unit and its date below the text, or the date. */
function isSignature({ line: { text }, previous, next }: Place): boolean {
  if (previous?.kind === 'signature') return isDateLine(text);
  return previous?.kind === 'paragraph' && isClosed(previous) && isNamedUnit(text) && !!next && isDateLine(next.text);
}

/** A unit without a colon in a line of its own, and a title in the next one, in a text whose titles carry no mark. */
function standsAboveTitle({ line, previous, next, context }: Place): boolean {
  const isLone = line.gap && !line.heading && !line.item && !line.indented && isClosed(previous);
  const isAboveTitle = isTitleish(next) && !!next?.gap && !next.heading && !isUnit(next.text);
  return isLone && isAboveTitle && !context.isFormatted && context.titleLevel === undefined && isNamedUnit(line.text);
}

/** Below a title: its second line, its subtitle, or the unit that answers for the article. */
function classifyBelowTitle(place: Place): Verdict {
  const { line, previous, next, context } = place;
  const { text } = line;
  if (isSubtitle(text)) return verdict('title', '破折号开头的副标题', 'high');
  if (endsWithColon(text)) return verdict('paragraph', '', 'high');
  if (isUnit(text) && !line.item) return verdict('unit', '标题下的单位名', 'high');
  const isAlone =
    isHeadLike(text, 30) && !/[，,：:；。]/u.test(text) && !line.indented && !line.item && !isEnumerated(text);
  if (isAlone && isPartName(text) && next?.gap) return verdict('heading', '标题下的小标题', 'medium');
  if (line.heading)
    return previous?.isMarked && isAlone && !isShortHeadOfText(place)
      ? verdict('title', '标题的第二行', 'medium')
      : classifyMarked(place);
  const isApart = next?.gap || (next?.indented && next.origin?.paragraph === line.origin?.paragraph);
  if (!isAlone || !(isApart || context.isHardWrapped)) return verdict('paragraph', '', 'high');
  if (context.isHardWrapped && !line.gap && lengthOf(text) > context.lineLength * 0.8)
    return verdict('paragraph', '', 'high');
  if (next && isUnit(next.text)) return verdict('title', '标题的又一行，下面是单位', 'high');
  if (!line.gap)
    return (previous?.pieces.length ?? 0) < 3
      ? verdict('title', '紧接标题的短行', 'medium')
      : verdict('paragraph', '', 'medium');
  if (!isShortLine(text, 30)) return verdict('paragraph', '', 'medium');
  return previous?.isMarked || mayBeUnit(text)
    ? verdict('unit', '标题下的短行，像单位名', mayBeUnit(text) ? 'medium' : 'low')
    : verdict('title', '标题下的短行，像标题的又一行', 'low');
}

/** A marked line right below a marked title, deeper than it, with text under it: a head, not the title's second line. */
function isShortHeadOfText({ line, context }: Place): boolean {
  return context.titleLevel !== undefined && (line.heading ?? 0) > context.titleLevel;
}

function classifyMarked({ line, next, context }: Place): Verdict {
  const { text } = line;
  if (isUnit(text) && next?.heading && !ordinalLevel(next.text)) return verdict('unit', '单位名，下面是标题', 'high');
  // A mark on a whole paragraph is an error of recognition; a title may hold ！ and ？.
  if (/。./u.test(text)) return verdict('paragraph', '有标题记号，却是几句话', 'medium');
  return line.heading === context.titleLevel || (next && isUnit(next.text))
    ? verdict('title', '标题的级别', 'high')
    : verdict('heading', '小标题的级别', 'high');
}

/** Titles without a mark are known by their place: first, after a unit, after a 供稿, before a unit. */
function unmarkedTitle({ line, previous, next, context }: Place): Verdict | undefined {
  const { text } = line;
  // A title may ask or exclaim; a sentence with a full stop is none.
  const isTitleLike =
    isHeadLike(text, 70) || (previous?.kind !== 'paragraph' && lengthOf(text) <= 70 && !/。|[，、；：]$/u.test(text));
  const hasWords = /\p{Script=Han}.*\p{Script=Han}/u.test(text);
  if (!hasWords || line.item || line.indented || isEnumerated(text) || !isTitleLike) return undefined;
  if (previous === undefined) return verdict('title', '正文的第一行', 'medium');
  const isTornOff = /[，,]/u.test(text) && !line.gap && !next?.gap && !!next && !isUnit(next.text) && !next.indented;
  if (previous.kind === 'contributor' || previous.kind === 'signature')
    return verdict('title', '前一篇已经署名', isTornOff ? 'low' : 'medium');
  if (previous.kind === 'unit')
    return context.titleLevel === undefined || !isTornOff
      ? verdict('title', '单位名下的一行', isTornOff ? 'low' : 'medium')
      : undefined;
  if (next && isUnit(next.text) && !isUnit(text) && isClosed(previous) && previous.kind !== 'heading')
    return verdict('title', '下面是单位名', 'medium');
  const isBelowNote = previous.kind === 'note' && context.titleLevel === undefined && isClosed(previous) && line.gap;
  return isBelowNote ? verdict('title', '编者按之后的一行', 'medium') : undefined;
}

/** A short line between two gaps is a head without an ordinal: 主要做法. Bold says the same. */
function isStandaloneHead({ line, previous, next, context }: Place): string {
  if (!isClosed(previous) || previous === undefined || previous.kind === 'note' || line.item || !next) return '';
  const isBold = line.boldEnd === line.text.length && isHeadLike(line.text, 40);
  // A document that has formats would set a head in one: a short paragraph of it is a paragraph.
  const isShort =
    !context.isFormatted && line.gap && next.gap && isShortLine(line.text, SHORT) && !/[\d％%]/u.test(line.text);
  if (isEnumerated(line.text) || isUnit(line.text) || !/[。，]/u.test(next.text)) return '';
  return isBold ? '加粗，单独成行' : isShort ? '上下有空行的短行' : '';
}

/** Looks like a title when seen from the line before it. */
function isTitleish(next: SourceLine | undefined): boolean {
  return (
    !!next &&
    !next.table &&
    !ordinalLevel(next.text) &&
    !isEnumerated(next.text) &&
    !next.indented &&
    (!!next.heading || isHeadLike(next.text)) &&
    !isFinished(next.text)
  );
}
