import type { ImprintField } from './schema.ts';

/** Labels under which an imprint names people and how to reach them; a setting shows or withholds them. */
export const CONTACT_LABELS: ReadonlySet<string> = new Set(
  '责任编辑 编辑 执行编辑 审稿 核稿 校对 签发 主编 联系方式 联系电话 电话 传真 电子邮箱 邮箱'.split(' '),
);

/** An imprint without editors' names and how to reach them. */
export function withoutContacts(imprint: readonly ImprintField[]): ImprintField[] {
  return imprint.filter((field) => !CONTACT_LABELS.has(field.label));
}

/** Label of an imprint line that prints none, such as 共印300份. */
export const UNLABELLED = '其他';
