import { isContributor, isDateLine, isUnit, mayBeUnit } from '../bulletin/byline.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import { isHeadLike, isSubtitle, isTableTitle, lengthOf } from './cues.ts';
import { type Place, type Segment, type Verdict, verdict } from './segment.ts';

/**
 * What a line is by the way it is set, as GB/T 9704—2012 sets official texts: titles centred and larger than the text
 * (7.3.1), the signature and its date at the right below the text (7.3.5), heads with ordinals flush with the paragraphs.
 */

/** Type so much larger than that of the text is a title. */
const LARGER = 1.1;
const LONGEST_TITLE = 80;
const LONGEST_SIGNATURE = 40;

/** Undefined where the document does not say how it is set, or where the way it is set says nothing. */
export function classifyByFormat(place: Place): Verdict | undefined {
  const { line, previous, context } = place;
  if (!line.align && !line.size) return undefined;
  if (line.align === 'right') return classifyRight(place);
  if (line.align === 'center') return classifyCentred(place);
  if (!context.isFormatted || !isLarger(place) || ordinalLevel(line.text)) return undefined;
  if (!isHeadLike(line.text, LONGEST_TITLE)) return undefined;
  const startsArticle = previous === undefined || isName(previous) || previous.kind === 'title';
  if (startsArticle || isTitleSize(place)) return verdict('title', '字号与标题相同', 'medium');
  // A style of headings says more than the size.
  return line.heading ? undefined : verdict('heading', '字号大于正文', 'low');
}

function classifyRight({ line, previous }: Place): Verdict | undefined {
  const { text } = line;
  if (lengthOf(text) > LONGEST_SIGNATURE || /。/u.test(text) || previous === undefined) return undefined;
  if (isContributor(text)) return verdict('contributor', '右边的供稿', 'high');
  if (isDateLine(text)) return verdict('signature', '右边的日期，是落款', 'high');
  if (isUnit(text)) return verdict('signature', '右边的单位名，是落款', 'high');
  return verdict('signature', '正文之后靠右的短行，像落款', mayBeUnit(text) ? 'medium' : 'low');
}

function classifyCentred(place: Place): Verdict | undefined {
  const { line, previous, next, context } = place;
  const { text } = line;
  if (lengthOf(text) > LONGEST_TITLE || /。/u.test(text)) return undefined;
  if (line.afterPicture || (previous?.kind === 'caption' && previous.isOfPicture))
    return verdict('caption', '图片下方居中的短行', 'high');
  if (next?.table && (!line.startsPage || isTableTitle(text)))
    return verdict('caption', '表格上方居中的短行，是表题', 'high');
  if (isSubtitle(text) && previous?.kind === 'title') return verdict('title', '破折号开头的副标题', 'high');
  if (ordinalLevel(text)) return verdict('heading', '有序号，居中', 'medium');
  const isLarge = isLarger(place) || line.heading !== undefined;
  if (isUnit(text) && (!isLarge || previous?.kind === 'title')) return verdict('unit', '居中的单位名', 'high');
  if (isLarge) return verdict('title', '居中，字号大于正文', 'high');
  if (previous?.kind === 'title')
    return mayBeUnit(text) || /^[（(].*[）)]$/u.test(text)
      ? verdict('unit', '标题下居中的短行', 'medium')
      : line.boldEnd === text.length && previous.boldEnd
        ? verdict('title', '标题的又一行，居中加粗', 'medium')
        : verdict('unit', '标题下居中的短行', 'low');
  const isBold = line.boldEnd === text.length;
  const startsArticle = previous === undefined || isName(previous);
  const standsAlone = next && (next.align !== 'center' || isUnit(next.text));
  if (startsArticle && (isBold || standsAlone))
    return verdict('title', isBold ? '居中加粗' : '居中，前面没有正文', isBold ? 'high' : 'medium');
  return isBold && context.titleLevel === undefined && next?.align === 'center'
    ? verdict('title', '居中加粗', 'medium')
    : verdict('heading', '正文中间居中的短行', 'low');
}

function isLarger({ line, context }: Place): boolean {
  return (line.size ?? 0) > context.bodySize * LARGER;
}

/** As large as the largest type of the articles, which is that of their titles. */
function isTitleSize({ line, context }: Place): boolean {
  return (line.size ?? 0) >= context.titleSize * 0.95;
}

/** A unit, a signature or a 供稿: what stands between two articles. */
function isName({ kind }: Segment): boolean {
  return kind === 'unit' || kind === 'signature' || kind === 'contributor';
}
