import type { Block } from '../blocks/blocks.ts';
import { countFigures } from './figures.ts';
import { composeFindings, composeMaterials, composeRemarks } from './findings.ts';
import { composeInfo } from './info.ts';
import { composeHeard, composeNotes } from './notes.ts';
import { numberPhotos, type PhotoBook } from './photo-book.ts';
import { type OpenSheet, protectSources, type Withheld } from './protect.ts';
import { composeRatings } from './ratings.ts';
import type { VisitSheet } from './sheet.ts';
import { composeTags } from './tags.ts';
import { composeBrought, composeEvaluations } from './voices.ts';
import type { BriefingWords, Chapter } from './words.ts';

export interface Composed {
  /** The document's title, for its metadata. It names the unit and nothing else. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The photos that the blocks show: only these may be handed to the painter. */
  readonly photos: readonly string[];
  readonly withheld: Withheld;
}

/** Writes one visit up. Chapters that have nothing to say are left out, and the others numbered through. */
export function composeVisit(sheet: VisitSheet, words: BriefingWords): Composed {
  const { open, withheld } = protectSources(sheet);
  const book = numberPhotos(open);
  const title = words.title(open.unit.name);
  const chapters: readonly (readonly [Chapter, readonly Block[]])[] = [
    ['overview', composeOverview(open, words)],
    ['ratings', composeRatings(open.ratings, words)],
    ['tags', composeTags(open.tags, book, words)],
    ['findings', composeFindings(open.found, words)],
    ['remarks', composeRemarks(open.found, words)],
    ['materials', composeMaterials(open.found, words)],
    ['evaluation', composeEvaluations(open.voices, words)],
    ['heard', composeHeard(open.heard, words)],
    ['brought', composeBrought(open.voices, words)],
    ['notes', composeNotes(open, book, words)],
    ['photos', composeLeftovers(open, book, words)],
    ['missing', composeMissing(open, words)],
  ];
  const filled = chapters.filter(([, blocks]) => blocks.length > 0);
  const blocks = filled.flatMap(([chapter, content], i): Block[] => [
    { kind: 'heading', level: 1, text: words.ordinal(1, i + 1) + words.chapter(chapter) },
    ...content,
  ]);
  return {
    title,
    blocks: [{ kind: 'title', text: title }, composeInfo(open, words), ...blocks],
    photos: open.photos.map(({ ref }) => ref),
    withheld,
  };
}

function composeOverview(sheet: OpenSheet, words: BriefingWords): Block[] {
  const texts = [...words.overview(countFigures(sheet)), sheet.summary ?? ''];
  return texts.filter((text) => text.trim() !== '').map((text) => ({ kind: 'paragraph', text, size: 'body' }));
}

/** Photos that belong to no tag and no note that is shown. */
function composeLeftovers(sheet: OpenSheet, book: PhotoBook, words: BriefingWords): Block[] {
  return book.place(
    sheet.photos.map(({ ref }) => ref),
    words,
  );
}

function composeMissing(sheet: OpenSheet, words: BriefingWords): Block[] {
  if (sheet.missing.length === 0) return [];
  const lines = sheet.missing.map((gap): Block => ({ kind: 'paragraph', text: words.missing(gap), size: 'body' }));
  return [{ kind: 'paragraph', text: words.missingIntro, size: 'body', keep: true }, ...lines];
}
