import type { Passage } from '../../bulletin/schema.ts';
import type { Figure } from '../../quantity/figure.ts';

/** Deeds of a congress and its committee: what it does itself when it supervises. */
const DEEDS =
  /交办|收到|征集|收集|提出|督办|视察|调研|走访|检查|座谈|召开|举办|开展|组织|邀请|印发|出台|制定|培训|票决|测评|评议|表彰|听取|审议|审查|询问|约见|约谈|接待|接访|联系|聘请|确定|筛选|立案|梳理|发出|下发|编发|退回|退改|转交|通报|宣讲|设立|组建|发现|任免|领衔|牵头|形成|明确|规定/gu;
/** What comes of suggestions and of work is the place's, whoever tells of it. */
const OUTCOMES =
  /[A-D]类|满意率|办结|解决|答复率|办复率|见面率|面商率|沟通率|整改|落实率|得分|建成|改造|新建|投入|完成/gu;
/** What is made better is the place's, unless it is a deed of the congress: 交办用时缩短. */
const CHANGES = /实现|达到|下降|提高|降至|缩短/u;
/**
 * Whether a figure in the report of a congress is of its place: a result, or what was built, paid and done there. The last word
 * of its clause decides; a clause without one goes on with the clause before it.
 * @param unsaid the answer where no word says it
 */
export function isOfPlace({ start, end }: Pick<Figure, 'start' | 'end'>, { text }: Passage, unsaid: boolean): boolean {
  const from = Math.max(...[...'。！？\n'].map((sign) => text.lastIndexOf(sign, start - 1))) + 1;
  const clauses = text.slice(from, start).split(/[，,；;：:]/u);
  const behind = /^[^，,；;。：:]*/u.exec(text.slice(end))?.[0] ?? '';
  // 对15件重点建议实行一件一专班: who acts on them is spoken of.
  if (behind && /^[对就]/u.test(clauses.at(-1) ?? '')) return false;
  for (const [i, clause] of clauses.toReversed().entries()) {
    const own = i === 0 ? clause + behind : clause;
    const deed = lastOf(DEEDS, own);
    const outcome = lastOf(OUTCOMES, own);
    if (deed >= 0 || outcome >= 0) return outcome > deed;
    if (CHANGES.test(own)) return true;
  }
  return unsaid;
}

/** 代表提出建议22件，已落实15件: a clause of its sentence says that deputies hand in, who are of the whole congress. */
export function isHandedIn({ start }: Pick<Figure, 'start'>, { text }: Passage): boolean {
  const sentence = /[^。！？\n]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  return /(?:^|[，,；;：:])代表(?:们|共|累计|先后|联名)*提/u.test(sentence);
}

function lastOf(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}
