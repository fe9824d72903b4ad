import { existsSync, readFileSync } from 'node:fs';
import { filesBelow } from '../../scripts/run.ts';
import { type Page, toPage } from './page.ts';

/** The built site of whatever collection is published here. */

if (!existsSync('dist/index.html')) throw new Error('dist/ is not there: run `npm run build` first.');

export const pages: Page[] = filesBelow('dist')
  .filter((file) => file.endsWith('.html'))
  .map((file) => toPage(`/${file.replace(/index\.html$/u, '')}`, readFileSync(`dist/${file}`, 'utf8')));

export const pageAt = (path: string): Page => {
  const page = pages.find((p) => p.path === path);
  if (!page) throw new Error(`no page ${path}`);
  return page;
};
