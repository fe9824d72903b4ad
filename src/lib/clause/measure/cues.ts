/** Closed lists of the function words that stand between a number and the noun it counts. */

const words = (list: string) =>
  list
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|');

/** By how much, up or down. */
export const CHANGE_VERBS = words(
  '增长 提高 提升 上升 增加 上涨 升高 扩大 攀升 净增 多增 新增加 下降 减少 降低 压减 压缩 缩短 下跌 回落 缩减 缩小 收窄 下调 上调 延长 拓展 提速 放宽 多 少 高 低 高出 高于 低于 超出 超过 快 慢 (?<!时)长 短 翻',
);
/** Up or down to: what follows is the new end. */
const TO_VERBS = words(
  '增长 提高 提升 上升 增加 增 上涨 升高 升 扩大 扩 攀升 拓展 扩展 发展 壮大 下降 降低 降 减少 减 压减 压缩 压 缩短 缩减 缩小 缩 收窄 下跌 跌 回落 下调 上调 调整 调 延长 恢复 放宽 提速 改为 变 提 拓宽 加宽 优化 精简 整合 合并',
);
/** A new end stands behind it: 提高到, 降至, 增加为. */
export const TO_END = new RegExp(
  `(?:${TO_VERBS})了?(?:到|至|为|成)(?:了|约|近|超过|超|不足|不到|仅|目前的|现在的|如今的|现有的|今年的|去年的|上年的|(?:19|20)\\d{2}年[底末初]?的|年[底末初中]的?|每[^，。；：、\\d]{1,3}(?:每[年月天日])?)?$`,
  'u',
);

/** 由46天: the last word of from; 自来水 and the like are none. */
export const FROM = /(?:由|从|自(?![来然治动贸行主建有]))(?!于)[^，。；：由从]{0,24}$/u;

/** Words that join a noun to its number and say nothing of it. */
const FILLERS = words(
  '已 已经 共 均 都 就 也 还 又 则 为 达到 达成 达 占 是 有 约 约占 近 超过 突破 超 逾 不少于 不低于 不超过 不高于 不得低于 不得少于 不得超过 必须达到 累计 分别 依次 ' +
    '总计 合计 共计 一共 总共 先后 高达 多达 仅 仅为 只有 各 了 目前 保持 稳定 控制 维持 保持在 稳定在 控制在 维持在 稳定达 连续 实现 全年 年内 将 力争 确保 需 应 可 可达 最长 最高 最低 ' +
    '最多 至少 大约 大概 接近 不足 不到 低于 高于 少于 多于 其中 包括 其余 另有 再 每年 每次 首次 同时 全部 率先 预计 实际 大于 小于 由 从 自 另外 完成 再次 多次 平均 等 等等 ' +
    '一律 长达 加起来 加在一起 要 仍 仍然 仍为 仍达 始终 一直 年均 月均 日均 名义 一般 五年 合计为 到期',
);
/** 为 and 有 that are the end of another word stay: 转为, 拥有. */
const KEEPS = /(?:[主重需必首紧]要|[转作行列定评成视认确改化设]为|[拥没现持所享]有)$/u;
const FILLER_END = new RegExp(`(?:${FILLERS})$`, 'u');
const CHANGE_END = new RegExp(`(?:${CHANGE_VERBS})(?:了)?$`, 'u');

/** 降幅63.3%: how much of a thing that was named before. */
const MEASURE_OF_CHANGE = /(?:增幅|降幅|涨幅|跌幅|增速)$/u;

/** What something is compared with. */
export const COMPARED =
  '(?:同比|环比|(?:(?<![占同环对相类])比|较(?!大|多|好|高|强|快|少|低|为)|(?:相比|与(?=[^，。；：、]{2,12}相比)))(?!例|重|赛|率|提|增|下|升|减|降)[^，。；：、（）()比较]{2,12}?(?:相比)?(?=均|都|各|分别|净|又|再|增|提|上升|升|扩|攀|多|少|下降|减|降|压|缩|跌|回|高|低|超|翻|快|慢|长|短|延|$))';
const COMPARED_END = new RegExp(`${COMPARED}$`, 'u');
/** A time in front of the old or the new end: 由上年的, 从2020年的. */
const TIME_END =
  /(?:(?:上年|去年|前年|今年|当年|年[初中底末]|上届|原来|以前|(?:连续)?[一二两三四五六七八九十]年|此前|过去|目前|现在|法定|最初|(?:19|20)\d{2}年[初底末]?|去年同期|上年同期)的?|[由从自]|在|[自从在]?[^，。；：、]{0,10}之日起)$/u;

/** The end of the words before a number without what joins them to it. */
export function trimJoin(text: string): string {
  let rest = text.trimEnd();
  for (;;) {
    const found =
      TO_END.exec(rest) ??
      COMPARED_END.exec(rest) ??
      (KEEPS.test(rest) ? null : FILLER_END.exec(rest)) ??
      TIME_END.exec(rest);
    if (!found || found[0] === '') return rest;
    rest = rest.slice(0, found.index).trimEnd();
  }
}

/** The same for a change: 较上年提高, 同比分别下降. */
export function trimChange(text: string): string {
  let rest = trimJoin(text);
  for (;;) {
    const found = CHANGE_END.exec(rest) ?? MEASURE_OF_CHANGE.exec(rest);
    if (!found) return rest;
    rest = trimJoin(rest.slice(0, found.index));
  }
}

/** Nothing of a noun phrase goes over these. */
export const STOPS = new Set(
  '全部 均 都 已 已经 皆 得到 进行 由 被 为 是 交 交由 转 转为 以及 并 将 至 等 和 与 及 或 分别 全 也 则 在 于 从 对 向 按 经 因 以 又 还 户均 人均 日均 年均 月均 平均 占 达 达到 共 其中 仍 仍然 正 正在 尚 未'.split(
    ' ',
  ),
);

/** Characters that make a noun of the verb before them: 配送员, 安置区. */
export const NOUN_END = /^[员者户点站区厂所室院场店车机器表书费金款会组队班村桥路楼房证卡线库馆厅校]$/u;

/** How often something was done: the deed is what is counted. */
export const TIMES = new Set('次 场 场次 轮 轮次 遍 回 趟 人次 批次 批 户次 家次'.split(' '));
/** Persons, where no noun says who. */
export const PERSONS = new Set('人 名 位 人次'.split(' '));
