import { composeVisit } from '../briefing/compose/compose.ts';
import type { SheetPhoto } from '../briefing/compose/sheet.ts';
import { briefingWords } from '../i18n/zh-cn/briefing.ts';
import type { Sha256 } from '../model/ids.ts';
import { shownTime } from '../model/time.ts';
import { handOut } from '../platform/files.ts';
import { fileNameOf } from '../text/file-name.ts';
import type { PaintStep } from './briefing/pdf-file.ts';
import { openPhotos } from './briefing/photos.ts';
import { openBriefingPress, type PaintResult } from './briefing/press.ts';
import type { Session } from './session.ts';
import { readVisitRecords, visitSheet } from './visit-sheet.ts';
import { readVisit } from './visits.ts';

/** A PDF that was made, with all that a person must know about it. */
export interface ExportedPdf {
  file: Blob;
  name: string;
  pages: number;
  /** Characters that the face lacks: a box stands for each. */
  missing: PaintResult['missing'];
  /** Photos that could not be opened, or differ from their seal, and are left out. */
  leftOut: number;
  /** Pieces of evidence that belong to a protected source and stay on the device. */
  withheld: number;
  /** Notes back to back whose words might give somebody away and stay on the device. */
  wordsWithheld: number;
  /** Records in which other words stand, so that a protected source isn't given away. */
  recordsWithheld: number;
}

/** The export has no visit to work on. */
class NoVisit extends Error {
  override readonly name = 'NoVisit';
}

/**
 * Makes a visit's PDF. Nothing is written to the store.
 * @param signal cancels at once
 * @throws NoVisit; PaintCancelled; PaintError
 */
export async function exportVisitPdf(
  session: Session,
  visit: string,
  onProgress: (progress: PaintStep) => void,
  signal: AbortSignal,
): Promise<ExportedPdf> {
  await session.queue.flush();
  const line = await readVisit(session, visit);
  if (!line) throw new NoVisit(visit);
  const records = await readVisitRecords(session, line);
  const pictures = records.print.evidence.filter(({ body }) => body.type.startsWith('image/'));
  const captions = new Map(pictures.map(({ body }) => [body.sha256, body.caption ?? '']));
  const { photos, leftOut } = await openPhotos(session, [...captions.keys()], signal);
  const sheetPhotos = [...photos].map(
    ([ref, { width, height }]): SheetPhoto => ({ ref, caption: captions.get(ref as Sha256) ?? '', width, height }),
  );
  const composed = composeVisit(visitSheet(session, records, sheetPhotos), briefingWords);
  const { title, blocks } = composed;
  const document = { title, blocks, page: null, photos: composed.photos, font: null };
  const press = openBriefingPress(session, photos);
  const painted = await press.paint(document, onProgress, signal).finally(() => press.close());
  const { date } = shownTime(line.visit.body.began);
  return {
    file: new Blob([painted.bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }),
    name: `${fileNameOf(line.unit?.body.name ?? '', 'visit', 40)}-${date}.pdf`,
    pages: painted.pages,
    missing: painted.missing,
    leftOut: leftOut.length + painted.unreadable.length,
    withheld: composed.withheld.evidence,
    wordsWithheld: composed.withheld.words,
    recordsWithheld: composed.withheld.records,
  };
}

/** Hands a PDF to the person. */
export function handOutPdf(pdf: ExportedPdf): void {
  handOut(pdf.file, pdf.name);
}
