import { button } from './element.ts';

/**
 * Completes the citations of a box: the day of access is the reader's, and each citation gets a button that
 * copies it. Without this the citations stand without a day of access and can be selected and copied by hand.
 */
export function completeCitation(box: HTMLElement): void {
  const today = readersDay();
  for (const time of box.querySelectorAll<HTMLTimeElement>('time[data-accessed]')) {
    // The brackets come with the day, so that they are never empty.
    time.dateTime = today;
    time.textContent = `[${today}]`;
  }
  addButtons(box);
}

/** Today by the reader's own clock, not by that of Greenwich. */
export function readersDay(): string {
  const date = new Date();
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

function addButtons(box: HTMLElement): void {
  const status = box.querySelector('[role="status"]') as HTMLElement;
  for (const text of box.querySelectorAll<HTMLElement>('.cite-text')) {
    const label = text.closest('div')?.querySelector('dt');
    const name = label?.textContent?.trim() ?? '';
    const made = button('复制', 'cite-copy', () => void copy(text, name, status));
    made.setAttribute('aria-label', `复制 ${name}`);
    label?.append(made);
  }
}

/** Copies the text of an element, or selects it where the browser refuses; says which. */
export async function copy(text: HTMLElement, name: string, status: HTMLElement): Promise<void> {
  // Emptied first: a status that says the same again is not read out again.
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(text.textContent ?? '');
    status.textContent = `已复制：${name}`;
  } catch {
    // Refused, or not there outside https: the reader needs one key only.
    getSelection()?.selectAllChildren(text);
    status.textContent = `浏览器不允许自动复制，${name} 已选中，请按复制键。`;
  }
}
