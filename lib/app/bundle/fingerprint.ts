import encodeQR from 'qr';
import { fingerprintWords } from '../../bundle/sign/fingerprint-words.ts';
import type { Language } from '../../i18n/language.ts';

/**
 * A fingerprint as twelve words that two people read to each other: signs in Chinese, words in English.
 * @param fingerprint 64 hexadecimal digits
 */
export function wordsOfFingerprint(fingerprint: string, language: Language): string[] {
  return fingerprintWords(fingerprint, language);
}

/**
 * A fingerprint as a QR code, which holds its hexadecimal digits in capitals: those take the least room.
 * @returns rows of modules, true for dark ones, with the quiet zone of four modules that ISO/IEC 18004 asks for
 */
export function codeOfFingerprint(fingerprint: string): boolean[][] {
  return encodeQR(fingerprint.toUpperCase(), 'raw', { border: 4 });
}

/** Hexadecimal digits in groups of four, as they can be compared by eye. */
export function groupDigits(digits: string): string {
  return digits.match(/.{1,4}/g)?.join(' ') ?? '';
}
