import type { Block } from '../blocks/blocks.ts';
import { flow } from './flow.ts';
import { setImprint, setSignature } from './imprint.ts';
import { setMasthead } from './masthead.ts';
import type { LaidOut, Measure } from './page.ts';
import { setHeading, setText, setTitle } from './paragraph.ts';
import { setPhotos } from './photos.ts';
import type { Slab } from './slab.ts';
import { setTable } from './table.ts';

/**
 * Lays a document out on pages of GB/T 9704-2012. Pure: the same blocks and widths give the same pages. Takes any text;
 * no character but white space is lost. There is always at least one page.
 */
export function layOut(blocks: readonly Block[], measure: Measure): LaidOut {
  return flow(
    blocks.flatMap((block) => toSlabs(block, measure)),
    measure,
  );
}

function toSlabs(block: Block, measure: Measure): Slab[] {
  switch (block.kind) {
    case 'masthead':
      return setMasthead(block, measure);
    case 'title':
      return setTitle(block, measure);
    case 'heading':
      return setHeading(block, measure);
    case 'paragraph':
      return setText(block, measure);
    case 'table':
      return setTable(block, measure);
    case 'photos':
      return setPhotos(block, measure);
    case 'signature':
      return setSignature(block, measure);
    case 'imprint':
      return setImprint(block, measure);
  }
}
