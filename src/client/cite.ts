/**
 * Completes the citations of a page: the day of access is the reader's, and each citation gets a button that
 * copies it. Without this the citations stand without a day of access and can be selected and copied by hand.
 */
export function completeCitations(): void {
  const today = toIso(new Date());
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-accessed]')) {
    // The brackets come with the day, so that they are never empty.
    time.dateTime = today;
    time.textContent = `[${today}]`;
  }
  for (const box of document.querySelectorAll<HTMLElement>('details.cite')) addButtons(box);
}

/** The day by the reader's own clock, not by that of Greenwich. */
function toIso(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

function addButtons(box: HTMLElement): void {
  const status = box.querySelector('[role="status"]') as HTMLElement;
  for (const text of box.querySelectorAll<HTMLElement>('.cite-text')) {
    const label = text.closest('div')?.querySelector('dt');
    const name = label?.textContent?.trim() ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cite-copy';
    button.textContent = '复制';
    button.setAttribute('aria-label', `复制 ${name}`);
    button.addEventListener('click', () => void copy(text, name, status));
    label?.append(button);
  }
}

async function copy(text: HTMLElement, name: string, status: HTMLElement): Promise<void> {
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
