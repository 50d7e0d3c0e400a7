import type { Block, PageSettings } from '../../briefing/blocks/blocks.ts';
import type { Sha256 } from '../../model/ids.ts';

export type { Block } from '../../briefing/blocks/blocks.ts';

/** A document on its way to the press, or to another form. */
export interface BriefingDocument {
  /** For its metadata. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** As its office set the page; null for the standard's. */
  readonly page: PageSettings | null;
  /** The hashes of the evidence that its blocks show: no other photo may reach the painter. */
  readonly photos: readonly string[];
  /** The office's own 仿宋, an attachment; null for none. */
  readonly font: Sha256 | null;
}
