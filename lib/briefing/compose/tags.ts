import type { Block } from '../blocks/blocks.ts';
import type { PhotoBook } from './photo-book.ts';
import type { SheetTag } from './sheet.ts';
import { withoutLead } from './text.ts';
import type { BriefingWords } from './words.ts';

/**
 * The suspected and the confirmed, each with its standing in its heading. What was ruled out is left out: it is no
 * finding. Confirmed ones stand first.
 */
export function composeTags(tags: readonly SheetTag[], book: PhotoBook, words: BriefingWords): Block[] {
  const confirmed = tags.filter(({ status }) => status === 'confirmed');
  const suspected = tags.filter(({ status }) => status === 'suspected');
  if (confirmed.length + suspected.length === 0) return [];
  const intro = words.tagsIntro(confirmed.length, suspected.length);
  return [
    { kind: 'paragraph', text: intro, size: 'body' },
    ...confirmed.flatMap((tag, i) => tagBlocks(tag, 'confirmed', i + 1, book, words)),
    ...suspected.flatMap((tag, i) => tagBlocks(tag, 'suspected', confirmed.length + i + 1, book, words)),
  ];
}

function tagBlocks(
  tag: SheetTag,
  status: 'confirmed' | 'suspected',
  number: number,
  book: PhotoBook,
  words: BriefingWords,
): Block[] {
  const { parts } = tag;
  const photos = book.place(
    tag.evidence.map(({ ref }) => ref),
    words,
  );
  const leads: readonly (readonly [string, string])[] = [
    [words.part.fact, parts.fact],
    [words.part.unitSaid, parts.unitSaid],
    [words.reported, withoutLead(parts.peopleSaid, words.reported)],
    [words.part.otherwise, parts.otherwise],
  ];
  const said = leads
    .filter(([, text]) => text.trim() !== '')
    .map(([lead, text]): Block => ({ kind: 'paragraph', lead, text, size: 'body', from: [tag.id] }));
  const evidence: Block[] =
    tag.evidence.length > 0
      ? [
          {
            kind: 'paragraph',
            lead: words.part.evidence,
            text: words.evidence(book.name(tag.evidence, words), tag.evidence.length),
            size: 'body',
            from: [tag.id],
          },
        ]
      : [];
  const heading = words.ordinal(2, number) + words.tagTitle(tag.id, tag.title, status);
  return [{ kind: 'heading', level: 2, text: heading, from: [tag.id] }, ...said, ...evidence, ...photos];
}
