import { placesMeant } from '../../lib/bulletin/id.ts';
import { element } from '../element.ts';

/** What an address is called whose last letter is this. */
const NAMES: Readonly<Record<string, string>> = {
  q: '个数字',
  s: '句',
  p: '段',
  h: '个标题',
  t: '张表',
  c: '处',
  n: '条注',
};

/** For an address whose place is not on the page: goes to the place that is meant, or to what it would lie in, and says so. */
export function goToPlaceMeant(): void {
  const meant = placesMeant(location.hash.slice(1));
  const found = meant.find((id) => document.getElementById(id));
  const target = found ? document.getElementById(found) : null;
  if (found) location.replace(`#${found}`);
  if (found === meant[0] && found) return;
  const kind = /([a-z])\d+$/u.exec(meant[0] ?? '')?.[1] ?? '';
  const missing = `没有这一${NAMES[kind] ?? '处'}`;
  const note = element(
    'p',
    'note screen-only',
    `${missing}，${target ? `已到${placeOf(found ?? '')}` : '这是本期开头'}。`,
  );
  note.setAttribute('role', 'status');
  note.dataset.lost = '';
  document.querySelector('[data-lost]')?.remove();
  const place = target?.closest('.para, table, h3, h4, h5, h6') ?? target ?? document.querySelector('.bulletin');
  place?.before(note);
  // The target stays where it was scrolled to; what was said must be seen.
  note.scrollIntoView({ block: 'start' });
}

function placeOf(id: string): string {
  const kind = /([a-z])\d+$/u.exec(id)?.[1];
  return kind === 's' ? '本句' : kind === 'p' ? '本段' : kind === 'a' ? '本篇' : kind === 'h' ? '本标题' : '本表';
}
