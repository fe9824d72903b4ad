/** Whole numbers from 0 to 2^32 − 1 in as many bytes as they need: seven bits in each, the lowest first (LEB128, unsigned). */

/** Bytes that grow as numbers are written. */
export class NumberWriter {
  private buffer = new Uint8Array(64);
  length = 0;

  write(number: number): void {
    this.need(5);
    let rest = number;
    while (rest > 0x7f) {
      this.buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.buffer[this.length++] = rest;
  }

  append(bytes: Uint8Array): void {
    this.need(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What has been written, as a copy. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length);
  }

  private need(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

export class NumberReader {
  private readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** @throws RangeError behind the end */
  read(): number {
    let number = 0;
    let shift = 0;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('no more numbers');
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
      shift += 7;
    }
  }
}
