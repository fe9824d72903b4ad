/** Copying and sending the address of what the reader sees; without a clipboard the address bar does it. */
export function connectShare(section: HTMLElement): void {
  const status = section.querySelector<HTMLElement>('[data-share-status]');
  const say = (text: string) => {
    if (status) status.textContent = text;
  };
  const copy = section.querySelector<HTMLButtonElement>('[data-copy-link]');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        say(`已复制：${location.href}`);
      } catch {
        say(`浏览器不让复制，链接是：${location.href}`);
      }
    });
  }
  const embed = section.querySelector<HTMLButtonElement>('[data-copy-embed]');
  const code = section.querySelector('[data-copyable]')?.textContent ?? '';
  if (embed && navigator.clipboard) {
    embed.hidden = false;
    embed.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code);
        say('已复制嵌入代码。');
      } catch {
        say('浏览器不让复制，请选中代码后复制。');
      }
    });
  }
  const send = section.querySelector<HTMLButtonElement>('[data-system-share]');
  if (send && navigator.share) {
    send.hidden = false;
    send.addEventListener('click', async () => {
      try {
        await navigator.share({ title: document.title, url: location.href });
      } catch {
        // The reader has closed the sheet.
      }
    });
  }
}
