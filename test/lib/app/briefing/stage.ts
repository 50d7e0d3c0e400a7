import { startBriefing } from '../../../../lib/app/briefing/briefings.ts';
import type { BriefingDocument } from '../../../../lib/app/briefing/document.ts';
import type { DraftShown, TextShown } from '../../../../lib/app/briefing/draft-shown.ts';
import { watchDraft } from '../../../../lib/app/briefing/drafts.ts';
import { issueBriefing, type Wish } from '../../../../lib/app/briefing/issue.ts';
import { createOffice } from '../../../../lib/app/briefing/offices.ts';
import type { PressUsed } from '../../../../lib/app/briefing/pdf-file.ts';
import { rate } from '../../../../lib/app/checklist.ts';
import { setField } from '../../../../lib/app/fields.ts';
import type { Session } from '../../../../lib/app/session.ts';
import type { Edition, Template } from '../../../../lib/model/briefing.ts';
import type { Grade } from '../../../../lib/model/records.ts';
import { readRecord } from '../../../fixtures/profile.ts';
import { first } from '../desk/first.ts';
import { listFinding, noteAt, visitTo } from '../findings-stage.ts';

/** A press that knows no fonts: a page for each block, and a PDF of the document's own words. */
export function fakePress(more: Partial<PressUsed> = {}): PressUsed {
  const pagesOf = ({ blocks }: BriefingDocument) => blocks.map((block, at) => ({ number: at + 1, items: [block] }));
  return {
    lay: async (document, pages) => {
      const all = pagesOf(document);
      return { count: all.length, pages: all.filter(({ number }) => pages.includes(number)) };
    },
    paint: async (document, onProgress, signal) => {
      signal.throwIfAborted();
      onProgress({ step: 'pages', done: 1, of: 1 });
      const bytes = new TextEncoder().encode(`%PDF ${JSON.stringify(document)}`);
      return { bytes, pages: document.blocks.length, missing: [], unreadable: [] };
    },
    ...more,
  };
}

/** A visit with ratings, a note and a finding. @returns its id */
export async function ratedVisit(
  session: Session,
  unit: string,
  grades: Readonly<Record<string, Grade>> = { '2.1': 'poor' },
): Promise<string> {
  const visit = await visitTo(session, unit);
  for (const [item, grade] of Object.entries(grades)) await rate(session, visit, item, grade);
  await noteAt(session, visit.id, `${unit}的公示栏还是去年的`);
  await listFinding(session, visit, '公示栏没有更新', { deadline: '2030-01-01' });
  return visit.id;
}

/** Gives a unit a type of the pack. */
export async function typed(session: Session, visit: string, type: string): Promise<void> {
  const { body } = await readRecord(session, 'visit', visit);
  await setField(session, await readRecord(session, 'unit', body.unit), 'type', type);
}

/** An office and a draft of some visits. */
export async function draftOf(
  session: Session,
  visits: readonly string[],
  template: Template = 'briefing',
): Promise<{ office: string; briefing: string }> {
  const office = await createOffice(session, '巡回督导组');
  const briefing = await startBriefing(session, { template, office, visits, from: null, until: null });
  return { office, briefing };
}

/** A draft as it is shown now. */
export async function shownNow(session: Session, briefing: string, edition: Edition = 'named'): Promise<DraftShown> {
  const shown = await first<DraftShown | null>((on) => watchDraft(session, briefing, edition, on));
  if (!shown) throw new Error('no draft');
  return shown;
}

/** As what a draft is shown to be issued next. */
export async function numberSeen(session: Session, briefing: string): Promise<Wish['number']> {
  const { number } = await shownNow(session, briefing);
  if (!number) throw new Error('no number');
  return number;
}

/** Issues a draft as somebody does who looks at it first; what is no draft, or has no office, under any number. */
export async function issueSeen(
  session: Session,
  press: PressUsed,
  briefing: string,
  editions: readonly Edition[],
  signal = going(),
): ReturnType<typeof issueBriefing> {
  const number = await numberSeen(session, briefing).catch(() => ({ year: 2026, number: 1, version: 1 }));
  return issueBriefing(session, press, { briefing, editions, number }, () => undefined, signal);
}

/** The texts of a draft, in their order. */
export const textsOf = ({ sections }: DraftShown): TextShown[] =>
  sections.flatMap(({ parts }) => parts.flatMap(({ text }) => text ?? []));

/** The first text of a draft that has a figure. */
export function figured(shown: DraftShown): TextShown {
  const found = textsOf(shown).find(({ part }) => Object.keys(part.composed.figures).length > 0);
  if (!found) throw new Error('no figures');
  return found;
}

/** All words of a document. */
export const wordsOf = ({ blocks }: BriefingDocument): string => JSON.stringify(blocks);

/** The codes of what has to be looked at. */
export const codesOf = ({ todo }: DraftShown): string[] => todo.map(({ code }) => code);

/** Never broken off. */
export const going = (): AbortSignal => new AbortController().signal;
