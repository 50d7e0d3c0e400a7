import { MAX_DEPTH } from '../../changes/canonical.ts';
import { PlainRecordsError, shown } from './plain-records.ts';

/** Names that reach an object's prototype when somebody careless uses them as a key. */
const HOSTILE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** So many steps of a path that is too deep are named. */
const NAMED = 5;

/**
 * Parses a file that somebody wrote by hand or by a program of theirs. What a parser would drop without a word is refused:
 * the first of two equal keys, the digits that no number here has, bytes that are no text.
 * @param file its name, for the error
 * @throws PlainRecordsError naming the file, the line, the column and the place: `utf8`, `json`, `deep`, `twice`, `number`,
 *   or `shape` for a key that reaches a prototype
 */
export function readPlainJson(bytes: Uint8Array, file: string): unknown {
  const text = decoded(bytes, file);
  new Scan(text, file).all();
  return JSON.parse(text);
}

function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusal(file, soundStart(bytes), [], 'utf8');
  }
}

/** The text up to the first byte that is none. */
function soundStart(bytes: Uint8Array): string {
  const decode = (end: number) =>
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
  let [sound, broken] = [0, bytes.length];
  while (broken - sound > 1) {
    const middle = (sound + broken) >>> 1;
    try {
      decode(middle);
      sound = middle;
    } catch {
      broken = middle;
    }
  }
  return decode(sound);
}

function refusal(file: string, before: string, path: readonly PropertyKey[], why: string): PlainRecordsError {
  const lines = before.split('\n');
  const place = `${file} line ${lines.length} column ${[...(lines.at(-1) ?? '')].length + 1}`;
  return new PlainRecordsError([place, shown(path)].filter((part) => part !== '').join(': '), why);
}

const SPACE = /[ \t\r\n]*/y;
const TOKEN = /[[\]{}:,]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Walks through JSON token by token, since a parser says neither where it failed nor what stood there twice. */
class Scan {
  readonly #text: string;
  readonly #file: string;
  readonly #path: (string | number)[] = [];
  /** The token that is looked at; '' at the end. */
  #token = '';
  #start = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  all(): void {
    this.#next();
    this.#value();
    if (this.#token !== '') throw this.#refusal('json');
  }

  #refusal(why: string): PlainRecordsError {
    return refusal(this.#file, this.#text.slice(0, this.#start), this.#path, why);
  }

  #next(): void {
    const end = this.#start + this.#token.length;
    this.#start = end + this.#matched(SPACE, end).length;
    const isString = this.#text[this.#start] === '"';
    this.#token = isString ? this.#string() : this.#matched(TOKEN, this.#start);
    if (this.#token === '' && this.#start < this.#text.length) throw this.#refusal('json');
  }

  #matched(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.[0] ?? '';
  }

  /** Up to the first quote with no backslash of its own before it. */
  #string(): string {
    let end = this.#start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    return this.#text.slice(this.#start, end + 1);
  }

  #expect(token: string): void {
    if (this.#token !== token) throw this.#refusal('json');
    this.#next();
  }

  #value(): void {
    if (this.#token === '{') this.#object();
    else if (this.#token === '[') this.#list();
    else this.#plain();
    this.#next();
  }

  /** @returns a value that holds no others */
  #plain(): unknown {
    let value: unknown;
    try {
      value = JSON.parse(this.#token);
    } catch {
      throw this.#refusal('json');
    }
    if (typeof value === 'number' && digitsOf(String(value)) !== digitsOf(this.#token)) throw this.#refusal('number');
    return value;
  }

  #object(): void {
    const keys = new Set<string>();
    this.#each('}', () => {
      if (!this.#token.startsWith('"')) throw this.#refusal('json');
      const key = String(this.#plain());
      this.#path.push(key);
      if (HOSTILE.has(key)) throw this.#refusal('shape');
      if (keys.has(key)) throw this.#refusal('twice');
      keys.add(key);
      this.#next();
      this.#expect(':');
      this.#value();
      this.#path.pop();
    });
  }

  #list(): void {
    let at = 0;
    this.#each(']', () => {
      this.#path.push(at++);
      this.#value();
      this.#path.pop();
    });
  }

  #each(end: string, take: () => void): void {
    if (this.#path.length > MAX_DEPTH) {
      this.#path.length = NAMED;
      throw this.#refusal('deep');
    }
    this.#next();
    if (this.#token === end) return;
    for (take(); this.#token !== end; take()) this.#expect(',');
  }
}

/** A number's digits and where its point stands, however it is spelled: `1.50` and `15e-1` are the same. */
function digitsOf(number: string): string {
  const [, whole = '', part = '', power = '0'] = /^-?(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(number) ?? [];
  const all = (whole + part).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  return digits === '' ? whole && '0' : `${digits}e${Number(power) - part.length + all.length - digits.length}`;
}
