import { composeDraft } from '../../briefing/compose/compose-draft.ts';
import type { Draft, DraftEdits } from '../../briefing/compose/draft.ts';
import { furnish, headAndFoot, type IssueMarks } from '../../briefing/compose/furniture.ts';
import { renderDraft } from '../../briefing/compose/render-draft.ts';
import type { BriefingSource } from '../../briefing/compose/source.ts';
import { draftWords, furnitureWords } from '../../i18n/zh-cn/briefing-draft.ts';
import { type Edition, isLetter, type Template } from '../../model/briefing.ts';
import type { Body } from '../../model/records.ts';
import type { BriefingDocument } from './document.ts';
import { pageOf } from './office-page.ts';

/** An office's fields, as a document bears them. */
export type OfficeBody = Readonly<Partial<Body<'office'>>>;

/** Composes a source in an edition, as `composeDraft` does, in the words of the PDF. */
export const composeIn = (source: BriefingSource, edition: Edition): Draft =>
  composeDraft({ source, edition }, draftWords);

/** A document, and where in it sections and parts stand. */
export interface MadeDocument {
  readonly document: BriefingDocument;
  /** The number of the first block of each section and part. */
  readonly places: ReadonlyMap<string, number>;
}

/** Makes a document of a draft, as somebody edited it, with what its office bears. */
export function makeDocument(
  draft: Draft,
  edits: DraftEdits,
  office: OfficeBody,
  marks: Omit<IssueMarks, 'letter'> & { readonly template: Template },
): MadeDocument {
  const { template, ...own } = marks;
  const furniture = headAndFoot(office, { ...own, letter: isLetter(template) }, furnitureWords);
  const { title, blocks, photos, places } = furnish(renderDraft(draft, edits, draftWords), furniture);
  return {
    document: { title, blocks, photos, page: pageOf(office), font: office.font?.sha256 ?? null },
    places,
  };
}
