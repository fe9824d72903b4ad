/** What tells of things that are waited for. */
export interface Signs {
  opened(): void;
  /** Some of it has come. */
  heard(): void;
  closed(): void;
}

/** So long may nothing come of all that is waited for, in seconds. */
const LONGEST = 15;

/**
 * Notices when nothing at all has come for long though something is waited for. A slow network is none: as long as bytes
 * of any part come, all are waited for. Seconds are counted, not measured: a computer that has slept has not waited.
 */
export class Silence implements Signs {
  private waiting = 0;
  private seconds = 0;
  private clock = 0;
  private readonly onSilence: () => void;

  constructor(onSilence: () => void) {
    this.onSilence = onSilence;
  }

  opened(): void {
    this.seconds = 0;
    if (this.waiting++ > 0) return;
    this.clock = window.setInterval(() => {
      if (++this.seconds < LONGEST) return;
      this.end();
      this.onSilence();
    }, 1000);
  }

  heard(): void {
    this.seconds = 0;
  }

  closed(): void {
    this.seconds = 0;
    if (--this.waiting <= 0) this.end();
  }

  /** Listens no more. */
  end(): void {
    clearInterval(this.clock);
  }
}
