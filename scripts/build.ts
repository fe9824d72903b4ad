/**
 * content/ and src/data → dist/, with its search index, checked and stamped: `npm run build`.
 *
 * With SITE_ADDRESS it is the site for readers: drafts are left out. Without, an editor sees drafts, marked as such.
 */
import { build } from './building.ts';

process.exitCode = build();
