/**
 * After a build: the day on which each page last changed, in the sitemap. Of pages that have not been published yet, or not as they
 * are now, that is today.
 *
 *     node scripts/sitemap.ts
 */
import { readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { dateSitemap } from '../src/lib/published/modified.ts';
import { addressOfBuild } from './built.ts';
import { daysOf, SITEMAP } from './days.ts';

const site = addressOfBuild('dist');
const dated = daysOf('dist', new Date().toISOString().slice(0, 10));
writeFileAtomic.sync(SITEMAP, dateSitemap(readFileSync(SITEMAP, 'utf8'), dated, site));
