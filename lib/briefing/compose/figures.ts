import { GRADES, type Grade, NOTE_KINDS, type NoteKind } from '../../model/records.ts';
import type { OpenSheet } from './protect.ts';
import type { Figures } from './words.ts';

const GRADED: readonly Grade[] = ['good', 'fairlyGood', 'fair', 'poor'];

/** Counts what the overview says. Every figure is counted from what the document itself shows. */
export function countFigures(sheet: OpenSheet): Figures {
  const ratings = sheet.ratings.flatMap((section) => section.ratings);
  const grades = tally(
    GRADES,
    ratings.flatMap(({ grade }) => (grade ? [grade] : [])),
  );
  const states = sheet.method.flatMap(({ state }) => (state ? [state] : []));
  return {
    items: sheet.progress,
    grades,
    graded: GRADED.reduce((sum, grade) => sum + grades[grade], 0),
    method: {
      kept: states.filter((state) => state === 'kept').length,
      applicable: states.filter((state) => state !== 'notApplicable').length,
      recorded: states.length,
      of: sheet.method.length,
    },
    notes: tally<NoteKind>(
      NOTE_KINDS,
      sheet.notes.map(({ how }) => how),
    ),
    openNotes: sheet.notes.length,
    heard: sheet.heard.length,
    tags: {
      confirmed: sheet.tags.filter(({ status }) => status === 'confirmed').length,
      suspected: sheet.tags.filter(({ status }) => status === 'suspected').length,
    },
    photos: sheet.photos.length,
  };
}

function tally<T extends string>(keys: readonly T[], values: readonly T[]): Record<T, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<T, number>;
  for (const value of values) counts[value] += 1;
  return counts;
}
