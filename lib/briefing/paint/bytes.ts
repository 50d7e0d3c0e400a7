/** Bytes put one behind the other: what a PDF is written with, since texts of many pages would be large as strings. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** @param room how many bytes are expected; it grows where that is too few */
  constructor(room = 4096) {
    this.#bytes = new Uint8Array(room);
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** A text of which each character is one byte. */
  ascii(text: string): void {
    if (this.#length + text.length > this.#bytes.length) this.#grow(text.length);
    for (let i = 0; i < text.length; i += 1) this.#bytes[this.#length + i] = text.charCodeAt(i);
    this.#length += text.length;
  }

  bytes(more: Uint8Array): void {
    if (this.#length + more.length > this.#bytes.length) this.#grow(more.length);
    this.#bytes.set(more, this.#length);
    this.#length += more.length;
  }

  /** A number of thousandths, as PDF reads numbers: no exponent, no zeros at the end, and a blank behind. */
  thousandths(value: number): void {
    if (value < 0) this.byte(0x2d);
    const all = Math.abs(value);
    const whole = Math.floor(all / 1000);
    this.#digits(whole);
    const rest = all - whole * 1000;
    if (rest > 0) {
      this.byte(0x2e);
      this.byte(0x30 + Math.floor(rest / 100));
      if (rest % 100 > 0) this.byte(0x30 + (Math.floor(rest / 10) % 10));
      if (rest % 10 > 0) this.byte(0x30 + (rest % 10));
    }
    this.byte(0x20);
  }

  #digits(whole: number): void {
    if (whole >= 10) this.#digits(Math.floor(whole / 10));
    this.byte(0x30 + (whole % 10));
  }

  /** What was written; no copy is made, and nothing may be written any more. */
  end(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** At most three decimals, a thousandth of a point, and no exponent, which PDF doesn't know. */
export function number(value: number): string {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
