import type { Span } from '../../text/sentence.ts';
import { isAge } from './counted.ts';
import type { Site } from './site.ts';

/**
 * Words that say what is wanted, required, allowed or planned. Each with what must follow or stand before it, because the
 * same characters are nouns and adverbs too: 列入计划, 主要, 应对.
 */
const WANTED = new RegExp(
  [
    '力争|力求|奋力实现|表态(?=[：，])|按照?[^，。；]{0,16}打算|承诺(?=[^，。；]{0,4}\\d|[，：,:])|规定(?!的|时)(?=[^，。；]{0,12}\\d+个?(?:工作日|月|天|小时))|(?:打算|计划)(?:再|走访|推动|提出|联系|用)|争取(?=在|到(?:\\d|年底|今年|明年|下)|于|达到|实现|完成|年内|用|今年|明年|20)',
    '确保(?!了)',
    '原定|(?:初步|总体|工作)安排，|(?:要点|方案|计划|安排|意见)(?:明确|提出|要求|规定|部署)(?!的)，?',
    '(?:预期|主要|工作|发展|奋斗|总体|规划|绩效|考核)?目标(?:任务)?(?:是|为|：|:|定为)',
    '(?<!列入|纳入|列为|按|年度|分|项目)计划(?=用|到|于|在|将|把|再|今年|明年|全年|交办|投资|投入|总投资|新增|新建|改造|建设|完成|安排|实施|开工|引进|培训|建成|举办|开展|组织|办理|三年|两年)',
    '(?<![模草])拟再?(?=选|用|于|在|投资|投入|新增|新建|改造|建设|完成|安排|实施|引进|建成|召开|组织|定|推荐|表彰)',
    '不得|不应|应当|必须|须在|务必|应(?=在|于|不|达到|按|当|占|自|每|至少|由)',
    '(?<=^|[，。；：、\\p{Script=Han}])(?<![主需重必简摘只纪还首次紧概])要(?=在|于|达到|确保|不|保持|完成|按|将|把|对|以|做到|力争|实现|控制|自|每|占)',
    '(?<!(?:按照?|根据|对照|紧扣|围绕|落实|符合|达到|满足)[^，。；]{0,24})要求(?!的)[^，。；,;]{0,20}',
    '(?:到|至)20\\d{2}年(?:底|末)?(?=[^，。；]{0,4}[，前]|[^，。；]{0,12}(?:达到|力争|实现|建成|完成|基本))',
    '规划(?=建设|投资|新建|到|总)',
    '(?:可|能)(?:容纳|提供|满足|实现)|(?:建成|投产|达产)后',
  ].join('|'),
  'gu',
);
/** Bounds: they hold for the number behind them alone. */
const BOUND = /(?:原则上|最长(?=不|为)|不低于|不少于|不高于|不超过(?!了)|至少|一般(?:为|在|不))[^，。；：、]{0,10}$/u;
/** 同比增长至少15%: what it rose by at least is a result. */
const ROSE = /(?:同比|较|比)[^，。；]{0,10}(?:增长|提高|下降|减少|增加)至少$/u;
/** Words that say that it is done: a wish before them ends there. */
const DONE =
  /已经?|目前|现已|实际|实现了|完成了|累计|截至|达到了|仅用|(?<!公)共(?![享建])(?=[\p{Script=Han}]{0,8}(?:\d|$))|兑现|(?:剩余|余下|其余|全部)$/u;
/** 3个月内答复, 20个工作日以内办结: a term that a rule sets. */
const WITHIN =
  /^(?:以|之)?内(?!的|共|累计|有|已|，?就|完成了)[^，。；]{0,8}(?:拿出|回应|响应|召开|启动|制定|报告|提交|上报|告知|办结|答复|办理|完成|处理|反馈|回复|解决|整改|报送|提出|作出|送达|移送)(?!了|率)/u;
/** 15天内必有回音: a term that somebody is bound to. */
const BOUND_TO = /^(?:以|之)?内(?:必|须|均?应|要|一律|务必)/u;
/** The reach of a wish: the farthest that its own list goes. */
const REACH = 70;

/**
 * The words that make a number a target; none where it is a result.
 * @param isPlan its heading speaks of plans, so that only 已 and the like make a result
 */
export function targetCue(site: Site, isPlan: boolean, year: number | undefined): Span | undefined {
  const { figure, text, sentence } = site;
  const start = Math.max(sentence.start, figure.start - REACH, text.lastIndexOf('；', figure.start) + 1);
  const before = text.slice(start, figure.start);
  let cue: RegExpExecArray | undefined;
  for (const match of before.matchAll(WANTED)) if (isOpen(match, year)) cue = match;
  if (cue && !DONE.test(before.slice(cue.index + cue[0].length))) {
    return { start: start + cue.index, end: start + cue.index + cue[0].length };
  }
  const limit = limitAround(site);
  if (limit) return limit;
  const bound = ROSE.test(before) ? null : BOUND.exec(before);
  if (bound && !DONE.test(before)) return { start: start + bound.index, end: figure.start };
  if (figure.kind === 'duration') {
    const right = text.slice(figure.end, Math.min(sentence.end, figure.end + 24));
    const within = WITHIN.exec(right) ?? BOUND_TO.exec(right);
    if (within && !/仅|只|用时|用了|均|已/u.test(before.slice(-8)))
      return { start: figure.end, end: figure.end + within[0].length };
  }
  return (isPlan || isPlanSentence(site)) && !DONE.test(before) ? { start: figure.start, end: figure.end } : undefined;
}

/** 65周岁以上老年人, 10万元以下的案件: the bound of a class of things, no result. */
const CLASS_BEHIND = /^(?:(?:及|或者?)?以[上下内]|之[内下])(?:的)?(?=[\p{Script=Han}])(?!的|有|占|只|仅|共|为|是|达)/u;
const OF_CLASS = /^(?:以[上下内])?的(?!有|占|只|仅|共|为|是|\d)(?=\p{Script=Han}{2})/u;
/** 好于6%的预期目标, 增长4%的目标. */
const OF_GOAL = /^(?:左右|以上)?的(?:预期|年度|全年|考核|计划|增长|工作)?(?:目标|任务|指标|要求)/u;
const PLANNED = /(?:年度|全年|年初|预期|考核)(?:计划|目标|任务)(?:数)?(?:的)?$/u;

/** 11家单位面商率不足90%: the bound of the bodies that were counted. */
const OF_BODIES = /^[家个][^，。；、,;]{2,14}率(?:不足|不到|低于|未达到?|超过|高于)$/u;

/** 连续三年没有年检的电梯, 超过两年没有进展的建议: a rule for what was not done in a time. */
const UNDONE_IN = /^(?:未|没有?)[^，。；、,;]{1,10}的/u;

/** The words around a number that make it a bound or a goal. */
function limitAround({ figure, text, left, sentence }: Site): Span | undefined {
  const right = text.slice(figure.end, Math.min(sentence.end, figure.end + 16));
  const before = text.slice(Math.max(sentence.start, figure.start - 8), figure.start);
  const behind = (pattern: RegExp) => {
    const match = pattern.exec(right);
    return match ? { start: figure.end, end: figure.end + match[0].length } : undefined;
  };
  if (isAge(figure)) {
    const isMinimum = /(?:年满|[已未不]满|满)$/u.test(before);
    return isMinimum
      ? { start: figure.start, end: figure.end }
      : (behind(CLASS_BEHIND) ?? (/[-—~至到]/u.test(figure.text) ? behind(/^的?\p{Script=Han}{2}/u) : undefined));
  }
  const goal = behind(OF_GOAL);
  if (goal) return goal;
  if (figure.unit === '%')
    return OF_BODIES.test(text.slice(Math.max(sentence.start, left.start - 1), figure.start)) ? left : undefined;
  if (figure.unit === '倍') return undefined;
  if (PLANNED.test(before)) return { start: Math.max(left.start, figure.start - 4), end: figure.start };
  if (figure.kind === 'money') return behind(/^以[上下]的(?=\p{Script=Han}{2})(?!有|占|只)/u);
  if (/(?:超过|超|不足|少于|多于|低于|高于|不满|未满)$/u.test(before))
    return (
      behind(OF_CLASS) ??
      behind(/^的(?=有?\d)/u) ??
      (figure.kind === 'duration' ? (behind(UNDONE_IN) ?? behind(/^未\p{Script=Han}/u)) : undefined)
    );
  if (figure.kind === 'duration' && /连续$/u.test(before)) return behind(UNDONE_IN);
  return figure.kind === 'count' || figure.kind === 'duration'
    ? behind(/^以[上下内]的(?!有|占|只|仅|共|为|是)(?=\p{Script=Han}{2})/u)
    : undefined;
}

/** 2026年，我们将认真落实…: a sentence that opens with the time to come and will. */
const WILL =
  /^(?:[^，。；]{0,10}，)?(?:20\d{2}年|明年|下一步|下一年|今年|新的一年|下半年|今后|接下来)[^。；]{0,40}?(?:(?<=(?:明年|下一步|下一年|今后|接下来))将|我们将(?!其)|将(?=认真|继续|进一步|持续|坚持|做好|全面|着力|围绕|按照|紧扣|深入|大力|努力|切实|加快|聚焦|力争|确保|不断|始终|更加|推动|抓好|突出)|打算)|^(?:围绕|对照|为实现)(?:上述|以上|这些)(?:目标|任务)|^[^，。；]{0,12}(?:预期|主要|工作)目标(?:是|为|：)/u;

function isPlanSentence({ text, sentence, figure }: Site): boolean {
  const opening = text.slice(sentence.start, Math.min(figure.start, sentence.start + 70));
  return /将|打算|目标|任务/u.test(opening) && WILL.test(opening.trimStart());
}

/** 到2027年 is a wish only where that year is to come. */
function isOpen(match: RegExpExecArray, year: number | undefined): boolean {
  const named = /20\d{2}/u.exec(match[0])?.[0];
  return named === undefined || (year !== undefined && Number(named) > year);
}

/** A heading under which numbers are plans: 明年工作安排, 主要预期目标. */
export function isPlanHeading(heading: string): boolean {
  return (
    /打算|下一步|明年|展望|(?:工作|任务)安排|(?:预期|主要|发展|总体|工作)目标|目标任务|工作计划/u.test(heading) &&
    !/完成|落实|执行|实现|办理情况|回顾/u.test(heading)
  );
}
