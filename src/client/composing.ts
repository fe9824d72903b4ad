/**
 * Input methods: while Chinese is being composed (pinyin typed, a candidate not yet chosen), letters are not yet the text, and keys
 * belong to the window of candidates. The one place where keys are listened to.
 */

/** Whether a key goes to an input method. Safari ends the composition before it tells of the key that ended it: 229 says so still. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Listens to keys that are meant for the page; gives back what ends it. */
export function onKey(target: HTMLElement | Document, handle: (event: KeyboardEvent) => void): () => void {
  const listen = (event: Event) => {
    if (!isComposing(event as KeyboardEvent)) handle(event as KeyboardEvent);
  };
  target.addEventListener('keydown', listen);
  return () => target.removeEventListener('keydown', listen);
}
