import { ownQuery } from '../lib/chart/state.ts';

/** The page with what the reader has chosen of it; not what a chat or a counter has written behind its address. */
function addressToShare(): string {
  return `${location.origin}${location.pathname}${ownQuery(location.search)}`;
}

/** Copying and sending the address of what the reader sees; without a clipboard the address bar does it. */
export function connectShare(section: HTMLElement): void {
  const status = section.querySelector<HTMLElement>('[data-share-status]');
  const say = (text: string) => {
    if (status) status.textContent = text;
  };
  const offerCopy = (selector: string, text: () => string, done: () => string, refused: () => string) => {
    const button = section.querySelector<HTMLButtonElement>(selector);
    if (!button || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text());
        say(done());
      } catch {
        say(refused());
      }
    });
  };
  // Read when the button is pressed: the address follows what the reader chooses.
  offerCopy(
    '[data-copy-link]',
    addressToShare,
    () => `已复制：${addressToShare()}`,
    () => `浏览器不让复制，链接是：${addressToShare()}`,
  );
  offerCopy(
    '[data-copy-embed]',
    () => section.querySelector('[data-copyable]')?.textContent ?? '',
    () => '已复制嵌入代码。',
    () => '浏览器不让复制，请选中代码后复制。',
  );
  const send = section.querySelector<HTMLButtonElement>('[data-system-share]');
  if (send && navigator.share) {
    send.hidden = false;
    send.addEventListener('click', async () => {
      try {
        await navigator.share({ title: document.title, url: addressToShare() });
      } catch {
        // The reader has closed the sheet.
      }
    });
  }
}
