import { readFileSync } from 'node:fs';

/** Where a built site is made to be published, with a slash at the end: the canonical address of its home page. */
export function addressOfBuild(folder: string): string {
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const [, address] = /<link rel="canonical" href="([^"]+)"/u.exec(html) ?? [];
  if (!address) throw new Error(`${folder}/index.html 没有 canonical 地址：用 npm run build 重新生成。`);
  return address;
}
