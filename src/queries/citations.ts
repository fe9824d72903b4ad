import { permalink } from '../lib/bulletin/id.ts';
import { formatIssue } from '../lib/bulletin/issue-name.ts';
import type { Bulletin } from '../lib/bulletin/schema.ts';
import { articleItem, bulletinItem, type CslItem } from '../lib/citation/item.ts';
import { absolute } from '../site.ts';

/** What of an issue is cited as a whole: the issue, its editor's note, each article; by address. */
export function getCitedItems(bulletin: Bulletin): { id: string; name: string; item: CslItem }[] {
  const { serial, note, articles } = bulletin;
  return [
    {
      id: 'issue',
      name: `全期：${formatIssue(bulletin)}`,
      item: bulletinItem(bulletin, absolute(`/issues/${serial}/`)),
    },
    ...(note.length > 0
      ? [{ id: 'a0', name: '编者按', item: noteItem(bulletin, absolute(permalink(serial, 'a0'))) }]
      : []),
    ...articles.map((article) => ({
      id: article.id,
      name: article.title.text,
      item: articleItem(bulletin, article, absolute(permalink(serial, article.id))),
    })),
  ];
}

/** The editor's note is an article of the body that edits the bulletin. */
function noteItem(bulletin: Bulletin, url: string): CslItem {
  return articleItem(bulletin, { id: 'a0', title: { text: '编者按' } }, url);
}
