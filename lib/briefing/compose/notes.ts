import type { Block } from '../blocks/blocks.ts';
import type { PhotoBook } from './photo-book.ts';
import type { OpenSheet } from './protect.ts';
import type { SheetNote } from './sheet.ts';
import { byText, withoutLead } from './text.ts';
import type { BriefingWords } from './words.ts';

/** What was seen, heard, asked and checked, by time. Protected notes are none of these: see `composeHeard`. */
export function composeNotes(sheet: OpenSheet, book: PhotoBook, words: BriefingWords): Block[] {
  const when = (note: SheetNote) => `${note.at.date} ${note.at.time}`;
  const notes = [...sheet.notes].sort((a, b) => byText(when(a), when(b)));
  return notes.flatMap((note, i) => noteBlocks(note, i + 1, sheet, book, words));
}

/** What people reported back to back: substance alone, in the order of the texts. */
export function composeHeard(heard: readonly string[], words: BriefingWords): Block[] {
  return heard
    .map((text) => withoutLead(text, words.reported))
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'paragraph', lead: words.reported, text, size: 'body' }));
}

function noteBlocks(note: SheetNote, number: number, sheet: OpenSheet, book: PhotoBook, words: BriefingWords): Block[] {
  if (note.source === 'backToBack') return [];
  const { how, source, speaker, at } = note;
  const sameDay = at.date === sheet.began.date;
  const lead = words.noteLead({ number, how, source, speaker, at, sameDay, covert: sheet.covert === true });
  const photos = book.place(
    note.evidence.map(({ ref }) => ref),
    words,
  );
  const small: string[] = [];
  if (note.quote) small.push(words.quote(note.quote));
  if (note.itemLabels.length > 0) small.push(words.items(note.itemLabels));
  if (note.evidence.length > 0) small.push(words.evidenceLine(book.name(note.evidence, words), note.evidence.length));
  const from = [note.id];
  return [
    { kind: 'paragraph', lead, text: note.text, size: 'body', keep: small.length > 0, from },
    ...small.map((text): Block => ({ kind: 'paragraph', text, size: 'small', from })),
    ...photos,
  ];
}
