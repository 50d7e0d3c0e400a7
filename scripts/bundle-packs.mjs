// @ts-check
import { readFileSync } from 'node:fs';
import { packKey } from '../lib/bundle/format/bundle-header.ts';
import { shippedFiles } from './pack-check.mjs';

/** The packs that everybody has. */
const shipped = new Set(shippedFiles().map((file) => packKey(JSON.parse(readFileSync(file, 'utf8')))));

/**
 * Whether everybody has this version of a pack.
 * @param {{ readonly id: string, readonly version: string }} pack
 */
export const hasShipped = (pack) => shipped.has(packKey(pack));
