import { permalink } from '../lib/bulletin/id.ts';
import { titleOfKey } from '../lib/bulletin/issue-key.ts';
import type { AtlasEntry } from '../lib/mechanism/atlas.ts';
import { STAGE_ID, STAGES } from '../lib/mechanism/schema.ts';
import type { FeedItem } from '../lib/reading/feed.ts';
import { toFeed } from '../lib/reading/feed.ts';
import { describeMark } from '../lib/source/ledger.ts';
import { SITE } from '../site.ts';
import { getAtlas, getUnits } from './atlas.ts';
import { getBulletins } from './bulletins.ts';
import { eventPath, getCorrections, getLedgerEvents } from './corrections.ts';

/** What feeds tell of articles, newest first. */
async function getArticleItems(): Promise<FeedItem[]> {
  const bulletins = await getBulletins();
  return bulletins.flatMap(({ serial, date, articles }) =>
    articles.map(({ id, title, unit = '', blocks }) => ({
      path: permalink(serial, id),
      title: title.text,
      summary: blocks.flatMap((block) => (block.kind === 'paragraph' ? block.passage.text : []))[0] ?? '',
      author: unit,
      date,
    })),
  );
}

/** What feeds tell of sentences of the atlas. */
async function getEntryItems(entries: readonly AtlasEntry[]): Promise<FeedItem[]> {
  const dates = new Map((await getBulletins()).map(({ serial, date }) => [serial, date]));
  return entries.map(({ href, name, quote, unit, serial }) => ({
    path: href,
    title: `${unit}：${name}`,
    summary: quote,
    author: unit,
    date: dates.get(serial) ?? '',
  }));
}

/** What feeds tell of the ledger of corrections. */
function getCorrectionItems(): FeedItem[] {
  const standing = new Map(getCorrections().map((correction) => [correction.event, correction]));
  return getLedgerEvents().map(({ number, date, event, serial, sentence, ...mark }) => {
    const { before = '', after = '', note = '' } = standing.get(number) ?? {};
    return {
      path: eventPath(number),
      title: `${event === 'withdrawn' ? '撤回：' : ''}${titleOfKey(serial)} ${sentence}：${describeMark(mark)}`,
      summary: before || after ? `…${before}${mark.reading}${after}…${note}` : describeMark(mark),
      author: '',
      date,
    };
  });
}

/** A feed of the site: the page that it follows, and what it tells. */
interface FeedSource {
  /** Address of the page without its slashes at the ends; empty for the whole site. */
  feed: string;
  title: string;
  /** What is in it, where its title does not say. */
  description?: string;
  items: FeedItem[];
}

/** All feeds: the site, the corrections, each unit, each stage of a suggestion's life. */
export async function getFeeds(): Promise<FeedSource[]> {
  const [articles, units, atlas] = await Promise.all([getArticleItems(), getUnits(), getAtlas()]);
  const entries = atlas.flatMap((sheet) => sheet.entries);
  const ofUnits = units.map(async ({ id, name, articles: own, entries: told }) => {
    const hrefs = new Set(own.map(({ href }) => href));
    const written = articles.filter(({ path }) => hrefs.has(path));
    return { feed: `units/${id}`, title: name, items: [...written, ...(await getEntryItems(told))] };
  });
  const ofStages = STAGES.map(async (stage) => ({
    feed: `lifecycle/${STAGE_ID[stage]}`,
    title: stage,
    items: await getEntryItems(entries.filter(({ stages }) => stages.includes(stage))),
  }));
  return [
    { feed: '', title: '', items: articles },
    {
      feed: 'corrections',
      title: '校订',
      description: `${SITE.name}整理本改正的字词和存疑之处`,
      items: getCorrectionItems(),
    },
    ...(await Promise.all([...ofUnits, ...ofStages])),
  ];
}

/** A feed in both forms. */
export function writeFeed({ feed, title, description, items }: FeedSource): { atom: string; json: string } {
  return toFeed(
    {
      title: title ? `${title} · ${SITE.name}` : `${SITE.name} · ${SITE.kind}`,
      description: description ?? (title ? `${SITE.name}里关于“${title}”的文字` : SITE.description),
      path: feed ? `/${feed}/` : '/',
      site: SITE.address,
      language: SITE.language,
    },
    items,
  );
}
