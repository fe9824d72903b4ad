import { SENTENCE } from './places.ts';

/** Reading aloud with the voice of the browser, sentence by sentence; the sentence that is read is marked. */

const CLASS = 'is-spoken';

export function canSpeak(): boolean {
  return 'speechSynthesis' in globalThis;
}

export function stopSpeaking(): void {
  speechSynthesis.cancel();
  document.querySelector(`.${CLASS}`)?.classList.remove(CLASS);
}

/** Reads from a place to the end of its article; a second call begins anew. */
export function speakFrom(id: string): void {
  stopSpeaking();
  const start = document.getElementById(id);
  const article = start?.closest('.article, #a0');
  if (!start || !article) return;
  const sentences = [...article.querySelectorAll<HTMLElement>(SENTENCE)];
  const first = sentences.findIndex(
    (sentence) =>
      sentence.contains(start) ||
      start.contains(sentence) ||
      (start.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  speak(first < 0 ? [] : sentences.slice(first));
}

function speak([sentence, ...rest]: readonly HTMLElement[]): void {
  if (!sentence) return;
  const spoken = new SpeechSynthesisUtterance(sentence.textContent ?? '');
  spoken.lang = 'zh-CN';
  spoken.addEventListener('start', () => {
    sentence.classList.add(CLASS);
    sentence.scrollIntoView({ block: 'center' });
  });
  // Not told when it was stopped: then the mark is taken off already.
  spoken.addEventListener('end', () => {
    if (!sentence.classList.contains(CLASS)) return;
    sentence.classList.remove(CLASS);
    speak(rest);
  });
  speechSynthesis.speak(spoken);
}
