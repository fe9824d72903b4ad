/** Whether something is being composed in a field. */
export class Composition {
  isOn = false;
  private wait: (() => void)[] = [];

  /** @param onEnd told when what was composed is the text, or was given up */
  constructor(field: HTMLElement, onEnd: () => void) {
    field.addEventListener('compositionstart', () => {
      this.isOn = true;
    });
    const end = () => {
      if (!this.isOn) return;
      this.isOn = false;
      onEnd();
      for (const go of this.wait.splice(0)) go();
    };
    field.addEventListener('compositionend', end);
    // Some input methods go without a word when the field is left.
    field.addEventListener('blur', end);
  }

  /** Done when nothing is being composed. */
  over(): Promise<void> {
    return this.isOn ? new Promise((resolve) => this.wait.push(resolve)) : Promise.resolve();
  }
}
