import type { Edition } from '../../model/briefing.ts';
import type { Block, TableCell } from '../blocks/blocks.ts';
import type { BlocksPart, Caution, DraftPart, TextPart } from './draft.ts';
import { composedOf, type Said } from './say.ts';

/** What a section says; without parts it has nothing to say. */
export interface SectionText {
  readonly parts: readonly DraftPart[];
  /** How many things it is about, with their word; '' for none. */
  readonly count?: string;
  readonly cautions?: readonly Caution[];
}

/** What of a text part isn't always there. */
type TextMore = Partial<Pick<TextPart, 'as' | 'lead' | 'who' | 'from' | 'keep' | 'runsOn'>>;

/** Makes the parts of one section, each under an id that stays. */
export interface PartMaker {
  /** @param key what it is about, by ids */
  text(key: string, said: Said | string, more?: TextMore): TextPart;
  blocks(key: string, name: string, blocks: readonly Block[], from?: readonly string[]): BlocksPart;
}

/** Makes the parts of a section of an edition. */
export function partsOf(edition: Edition, section: string): PartMaker {
  const idOf = (key: string) => `${edition}/${section}/${slug(key)}`;
  return {
    text: (key, said, { as = 'body', from = [], ...more } = {}) => {
      const composed = composedOf(typeof said === 'string' ? [said] : said);
      return { kind: 'text', id: idOf(key), as, composed, from, ...more };
    },
    blocks: (key, name, blocks, from = []) => ({ kind: 'blocks', id: idOf(key), name, blocks, from }),
  };
}

/** An id as it stands in another: dots separate the members of records. Packs' ids know no hyphen (lib/packs/schema.ts). */
export const slug = (id: string): string => id.replaceAll('.', '-');

/** Whether a text says anything. */
export const isSaid = (text: string): boolean => text.trim() !== '';

/** The head of a table. */
export const headOf = (texts: readonly string[]): { cells: TableCell[] } => ({
  cells: texts.map((text) => ({ text, align: 'center', strong: true })),
});

/** Text in the middle of its cell, as figures and marks stand. */
export const centred = (text: string): TableCell => ({ text, align: 'center' });
