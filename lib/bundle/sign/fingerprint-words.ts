import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese.js';

/** How many words are said: 132 bits of the fingerprint, which nobody can make another key for. */
const WORDS = 12;
/** Of a word: each list has 2048 (BIP-39). */
const BITS = 11;

/**
 * A fingerprint as words that two people read to each other: the lists of BIP-39, in the same places in both languages.
 * @param fingerprint the SHA-256 of a key, 64 hexadecimal digits
 * @returns twelve signs in Chinese, twelve words in English
 */
export function fingerprintWords(fingerprint: string, language: 'zh-CN' | 'en'): string[] {
  const list = language === 'en' ? english : chinese;
  const bits = [...fingerprint].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  return Array.from({ length: WORDS }, (_, at) => {
    const place = Number.parseInt(bits.slice(at * BITS, (at + 1) * BITS), 2);
    return list[place] ?? '';
  });
}
