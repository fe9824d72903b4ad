/** What the whole site shares: name, address, menu, settings of its owner. */

import { wholeAddress } from './lib/address.ts';

/** Stands for the real address until SITE_ADDRESS is set at build time. */
export const PLACEHOLDER = 'https://lianluodongtai.example';

export const SITE = {
  name: '联络动态',
  /** Shown beside the name, so that nobody takes this for the publisher's own site. */
  kind: '非官方整理本',
  description: '湖南省人大常委会《联络动态》的全文、数据与图表：可读、可查、可引用，每个数字都能回到它的原句。',
  disclaimer: '本站不是官方网站，由公众整理，与湖南省人大常委会无隶属关系；文字以印发的原件为准。',
  /** Where the site is published: a host, or a path of one (https://example.org/bulletin/). Unset and empty are the same. */
  address: process.env.SITE_ADDRESS || PLACEHOLDER,
  language: 'zh-CN',
} as const;

export const MENU = [
  { href: '/issues/', label: '各期' },
  { href: '/charts/', label: '图表' },
  { href: '/mechanisms/', label: '机制' },
  { href: '/lifecycle/', label: '环节' },
  { href: '/units/', label: '单位' },
  { href: '/indicators/', label: '指标' },
  { href: '/data/', label: '数据' },
  { href: '/search/', label: '检索' },
  { href: '/about/', label: '关于' },
] as const;

/** What is told of the work behind the pages: in the foot. */
export const FOOT_MENU = [
  { href: '/corrections/', label: '校订' },
  { href: '/checks/', label: '核算' },
  { href: '/method/', label: '方法' },
  { href: '/data/', label: '数据下载' },
  { href: '/about/', label: '关于本站' },
] as const;

/** Editors' names, telephone and mail are printed in the imprint; the public page withholds them by default. */
export const SHOW_CONTACTS: boolean = false;

/** True once the site knows where it is published: only then is its address printed. */
export const HAS_ADDRESS: boolean = SITE.address !== PLACEHOLDER;

/** The whole address of a path of the site, for what leaves it. */
export function absolute(path: string): string {
  return wholeAddress(path, SITE.address);
}

/** What a picture says of where it comes from. */
export function pictureOf(path: string) {
  return { url: absolute(path), siteName: SITE.name, siteKind: SITE.kind };
}
