import type { Block, PageSettings } from '../blocks/blocks.ts';
import { setBars } from './bars.ts';
import { type Flowed, flow, type Placed } from './flow.ts';
import { formatOf, type Setup } from './format.ts';
import { setHeatMap } from './heat-map.ts';
import { setImprint, setSignature } from './imprint.ts';
import { setMasthead } from './masthead.ts';
import type { LaidOut, Measure, Page, Run } from './page.ts';
import { setHeading, setText, setTitle } from './paragraph.ts';
import { setPhotos } from './photos.ts';
import { naturalWidth } from './setting.ts';
import { type Slab, space } from './slab.ts';
import { setTable } from './table.ts';
import { setTrend } from './trend.ts';

/**
 * Lays a document out on pages of GB/T 9704-2012. Pure: the same blocks and widths give the same pages. Takes any text;
 * no character but white space is lost. There is always at least one page.
 * @param page what the office set of it; none for the standard's. Any is taken: `pageFault` says what is wrong with it
 */
export function layOut(blocks: readonly Block[], measure: Measure, page: PageSettings | null = null): LaidOut {
  return makeSetter(measure, page)(blocks);
}

/**
 * A function that lays out as `layOut` does, and keeps what it set for the next time: blocks that say the same are not
 * set again, and a page on which nothing moved is the same object. So an edit costs what it changes.
 */
export function makeSetter(measure: Measure, page: PageSettings | null = null): (blocks: readonly Block[]) => LaidOut {
  const setup: Setup = { measure, format: formatOf(page) };
  let kept: SetBlocks = { blocks: [], slabs: [] };
  let before: { placed: Flowed['pages']; pages: readonly Page[] } = { placed: [], pages: [] };
  return (blocks) => {
    kept = setBlocks(blocks, kept, setup);
    const { pages: placed, outline, pageOf } = flow(kept.slabs.flat(), setup.format);
    const pages = placed.map((one, at) => {
      const old = before.pages[at];
      return old && isSame(one, before.placed[at]) ? old : pageFrom(one, at + 1, setup);
    });
    before = { placed, pages };
    return { pages, outline, places: placesOf(kept.slabs, pageOf) };
  };
}

/** The blocks of a document, and the slabs of each: no two places of a document share one. */
interface SetBlocks {
  readonly blocks: readonly Block[];
  readonly slabs: readonly (readonly Slab[])[];
}

/** Sets blocks: those before and behind what changed stay as they are, and between them those that say the same. */
function setBlocks(blocks: readonly Block[], before: SetBlocks, setup: Setup): SetBlocks {
  const least = Math.min(blocks.length, before.blocks.length);
  let from = 0;
  while (from < least && blocks[from] === before.blocks[from]) from += 1;
  let behind = 0;
  while (behind < least - from && blocks.at(-1 - behind) === before.blocks.at(-1 - behind)) behind += 1;
  const [to, oldTo] = [blocks.length - behind, before.blocks.length - behind];
  const old = Map.groupBy(before.slabs.slice(from, oldTo), (_, i) => JSON.stringify(before.blocks[from + i]));
  const between = blocks
    .slice(from, to)
    .map((block) => old.get(JSON.stringify(block))?.shift() ?? toSlabs(block, setup));
  return { blocks, slabs: [...before.slabs.slice(0, from), ...between, ...before.slabs.slice(oldTo)] };
}

const isSame = (now: readonly Placed[], old: readonly Placed[] = []): boolean =>
  now.length === old.length && now.every(({ slab, top }, at) => slab === old[at]?.slab && top === old[at]?.top);

function pageFrom(placed: readonly Placed[], number: number, setup: Setup): Page {
  const { top: edge } = setup.format.page;
  return { number, items: placed.flatMap(({ slab, top }) => slab.paint(edge + top)), folio: folio(number, setup) };
}

/** — 1 —, odd pages right, even pages left, one character in (GB/T 9704-2012, 7.5). */
function folio(number: number, { format: { page, styles }, measure }: Setup): Run {
  const { role, size } = styles.folio;
  const text = `— ${number} —`;
  const inset = size;
  const right = page.left + page.textWidth - inset - naturalWidth(text, styles.folio, measure);
  const x = number % 2 === 1 ? right : page.left + inset;
  // Dashes lie 0.38 em above the baseline.
  const y = page.top + page.textHeight + page.folioDrop + size * 0.38;
  return { kind: 'run', text, x, y, size, role, tracking: 0, spaceTracking: 0 };
}

/** The page on which each block begins; one that shows nothing begins where the one before it did. */
function placesOf(blocks: readonly (readonly Slab[])[], pageOf: ReadonlyMap<Slab, number>): number[] {
  let page = 1;
  return blocks.map((slabs) => {
    const first = slabs.find((slab) => pageOf.has(slab));
    page = (first && pageOf.get(first)) ?? page;
    return page;
  });
}

function toSlabs(block: Block, setup: Setup): Slab[] {
  switch (block.kind) {
    case 'masthead':
      return setMasthead(block, setup);
    case 'title':
      return setTitle(block, setup);
    case 'heading':
      return setHeading(block, setup);
    case 'paragraph':
      return setText(block, setup);
    case 'table':
      return setTable(block, setup);
    case 'photos':
      return setPhotos(block, setup);
    case 'heatMap':
      return setHeatMap(block, setup);
    case 'bars':
      return setBars(block, setup);
    case 'trend':
      return setTrend(block, setup);
    case 'pageBreak':
      return [{ ...space(0, false), turns: true }];
    case 'signature':
      return setSignature(block, setup);
    case 'imprint':
      return setImprint(block, setup);
  }
}
