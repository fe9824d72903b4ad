import { wordsOf } from '../segment.ts';

/** Surnames by frequency (Ministry of Public Security, report on names of 2020): nine in ten people bear one of them. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦柳欧阳',
);
const REACH = 12;
/** Words that may stand behind the name of somebody who acts. */
const BEHIND = /^[vdpctfuxmya]/u;

/**
 * The name of a person behind 代表, 主任 and the like: 县人大代表石立春连续4年…. Two or three signs of which the first is a surname,
 * and behind them a word that no noun joins.
 */
export function readPerson(clause: string, at: number): string | undefined {
  const [first] = wordsOf(clause.slice(at, at + REACH));
  if (!SURNAMES.has(clause[at] ?? '') && first?.tag !== 'nr') return undefined;
  for (const length of [3, 2]) {
    const name = clause.slice(at, at + length);
    if (name.length < length || !/^\p{Script=Han}+$/u.test(name)) continue;
    const [next] = wordsOf(clause.slice(at + length, at + length + REACH));
    const isWhole = wordsOf(clause.slice(at, at + REACH)).some(({ end }) => end === length);
    if (isWhole && (!next || BEHIND.test(next.tag))) return name;
  }
  return undefined;
}
