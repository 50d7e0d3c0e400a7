// @ts-check
import { readFileSync } from 'node:fs';

/**
 * @param {string} file
 * @returns {string} its first line, perhaps empty, without the mark that some editors put before a text: nobody types that
 * @throws an error with a code, naming a file that can't be read or is no text in UTF-8
 */
export function passphraseIn(file) {
  const bytes = readFileSync(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).split(/\r?\n/)[0] ?? '';
  } catch (error) {
    const said = new Error(`--passphrase ${file}: it is no text in UTF-8`, { cause: error });
    throw Object.assign(said, { code: 'EILSEQ' });
  }
}
