// @vitest-environment node
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../lib/briefing/layout/lay-out.ts';
import type { Page, PageItem } from '../../../../lib/briefing/layout/page.ts';
import { DOCUMENTS } from '../documents.ts';
import { fakeMeasure } from '../fake-measure.ts';

/**
 * The golden boxes: what stands where on the pages of twelve documents, set with the font whose widths are known. Whoever
 * means to change a layout, or what is composed, looks over the difference that XUNJI_WRITE_BOXES=1 writes.
 */
const FOLDER = join(import.meta.dirname, '../../../fixtures/briefing/boxes');
/** Pages that are written line by line; of the others there is a digest. */
const WHOLE = 3;

const places = (...values: number[]) => values.map((value) => Math.round(value * 100) / 100).join(' ');

function lineOf(item: PageItem): string {
  if (item.kind === 'run') {
    const { text, x, y, role, size, ink = '' } = item;
    return `${places(x, y)} ${role} ${places(size)} ${ink} ${JSON.stringify([...text].slice(0, 8).join(''))}`;
  }
  if (item.kind === 'rule') return `rule ${places(item.x1, item.y1, item.x2, item.y2, item.width)} ${item.ink ?? ''}`;
  if (item.kind === 'picture') return `picture ${places(item.x, item.y, item.width, item.height)}`;
  return `shape ${places(item.width, item.fill ?? -1, ...(item.dash ?? []))} at ${item.points.map((p) => places(...p)).join(', ')}`;
}

const rowsOf = ({ items, folio }: Page) => [...items, folio].map((item) => lineOf(item).replace(/ +/g, ' ').trimEnd());
const digest = (rows: readonly string[]) => createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16);

function boxesOf({ blocks }: (typeof DOCUMENTS)[number]): string {
  const { pages } = layOut(blocks, fakeMeasure);
  const all = pages.map((page) => ({ number: page.number, rows: rowsOf(page) }));
  const whole = all.filter(({ number }) => number <= WHOLE || number === pages.length);
  const others = all.filter((page) => !whole.includes(page)).map(({ rows }) => digest(rows));
  return [
    `${pages.length} pages`,
    ...whole.flatMap(({ number, rows }) => ['', `page ${number}`, ...rows]),
    ...(others.length > 0 ? ['', `others ${digest(others)}`] : []),
    '',
  ].join('\n');
}

const fileOf = (name: string) => join(FOLDER, `${name}.txt`);

if (process.env.XUNJI_WRITE_BOXES) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const one of DOCUMENTS) writeFileSync(fileOf(one.name), boxesOf(one));
}

describe('the golden boxes', () => {
  it.each(DOCUMENTS)('of $name are as they were', (document) => {
    expect(existsSync(fileOf(document.name))).toBe(true);
    expect(boxesOf(document)).toBe(readFileSync(fileOf(document.name), 'utf8'));
  });

  it('are those of twelve documents at least, and of no other', () => {
    expect(DOCUMENTS.length).toBeGreaterThanOrEqual(12);
    expect(readdirSync(FOLDER).sort()).toEqual(DOCUMENTS.map(({ name }) => `${name}.txt`).sort());
  });
});
