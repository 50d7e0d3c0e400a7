import { composeVisit } from '../briefing/compose/compose.ts';
import type { SheetPhoto } from '../briefing/compose/sheet.ts';
import { paintBriefing } from '../briefing/paint/client.ts';
import { FACE_FILES } from '../briefing/paint/font-book.ts';
import paintWorker from '../briefing/paint/paint.worker.ts?worker&url';
import type { PaintProgress, PaintRequest, PaintResult } from '../briefing/paint/protocol.ts';
import { briefingWords } from '../i18n/zh-cn/briefing.ts';
import { shownTime } from '../model/time.ts';
import { handOut } from '../platform/files.ts';
import { packagedWorker } from '../platform/workers.ts';
import type { Entry } from '../store/queries.ts';
import { readEvidence } from './evidence.ts';
import type { Cleared } from './guarded.ts';
import { type ScaledPhoto, scalePhoto } from './scale-photo.ts';
import type { Session } from './session.ts';
import { readVisitRecords, visitSheet } from './visit-sheet.ts';
import { readVisit } from './visits.ts';

/** Where a built face lies in the extension's own files. */
const fontAt = (file: string): string => new URL(`/fonts/${file}.ttf`, location.href).href;

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
  onProgress: (progress: PaintProgress) => void,
  signal: AbortSignal,
): Promise<ExportedPdf> {
  await session.queue.flush();
  const line = await readVisit(session, visit);
  if (!line) throw new NoVisit(visit);
  const records = await readVisitRecords(session, line);
  const { photos, leftOut } = await openPhotos(records.print.evidence);
  const sheetPhotos: SheetPhoto[] = [...photos].map(([ref, { photo, caption }]) => ({
    ref,
    caption,
    width: photo.width,
    height: photo.height,
  }));
  const composed = composeVisit(visitSheet(session, records, sheetPhotos), briefingWords);
  const request = {
    blocks: composed.blocks as PaintRequest['blocks'],
    title: composed.title,
    fonts: {
      serif: fontAt(FACE_FILES.serif),
      bold: fontAt(FACE_FILES.bold),
      sans: fontAt(FACE_FILES.sans),
      kai: fontAt(FACE_FILES.kai),
    },
    // Only what the document shows is handed on: a protected source's photo never reaches the painter.
    photos: composed.photos.flatMap((ref) => {
      const found = photos.get(ref);
      return found ? [{ ref, bytes: found.photo.jpeg as Uint8Array<ArrayBuffer> }] : [];
    }),
  };
  const painted = await paintBriefing(() => packagedWorker(paintWorker), request, onProgress, signal);
  const { date } = shownTime(line.visit.body.began);
  return {
    file: new Blob([painted.bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }),
    name: `${fileName(line.unit?.body.name ?? '')}-${date}.pdf`,
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

async function openPhotos(evidence: readonly Cleared<'evidence'>[]) {
  const photos = new Map<string, { photo: ScaledPhoto; caption: string }>();
  const leftOut: Entry<'evidence'>[] = [];
  for (const one of evidence.filter((entry) => entry.body.type.startsWith('image/'))) {
    const bytes = await readEvidence(one);
    const photo = bytes.is === 'sealed' ? await scalePhoto(bytes.file).catch(() => null) : null;
    if (photo) photos.set(one.body.sha256, { photo, caption: one.body.caption ?? '' });
    else leftOut.push(one);
  }
  return { photos, leftOut };
}

/** A name that every file system takes: no separators, controls or direction marks. */
function fileName(unit: string): string {
  const plain = unit.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return [...plain].slice(0, 40).join('') || 'visit';
}
