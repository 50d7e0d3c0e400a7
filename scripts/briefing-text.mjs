// @ts-check
import { readFileSync } from 'node:fs';

const PACK = new URL('../lib/packs/data/education-2023-second.json', import.meta.url);

/**
 * The words of the shipped pack as a report of about so many pages.
 * @param {number} pages
 * @returns {import('../lib/briefing/blocks/blocks.ts').Block[]}
 */
export function textOf(pages) {
  const { items } = JSON.parse(readFileSync(PACK, 'utf8'));
  /** @type {import('../lib/briefing/blocks/blocks.ts').Block[]} */
  const blocks = [{ kind: 'title', text: '关于第二批主题教育巡回督导情况的报告' }];
  for (let at = 0, lines = 0; lines < pages * 22; at += 1) {
    const { short, question, look, against } = items[at % items.length];
    const text = `${question.zh}${look.zh}${against.zh}`;
    if (at % 8 === 0) blocks.push({ kind: 'heading', level: 1, text: `一、${short.zh}` });
    blocks.push({ kind: 'heading', level: 2, text: `（一）${short.zh}` }, { kind: 'paragraph', text, size: 'body' });
    lines += Math.ceil((text.length + 2) / 28) + 1;
  }
  return blocks;
}
