import { headAndFoot } from '../../briefing/compose/furniture.ts';
import { furnitureWords } from '../../i18n/zh-cn/briefing-draft.ts';
import { todayNow } from '../../model/time.ts';
import type { BriefingDocument } from './document.ts';
import type { OfficeBody } from './make-document.ts';
import { pageOf } from './office-page.ts';

/**
 * A document that shows what an office's pages bear: its head and foot, with a few words between them.
 * @param number as which the next issue is numbered
 * @param says the words between, in the language of documents
 */
export function sampleDocument(
  office: OfficeBody,
  number: number,
  says: { readonly title: string; readonly heading: string; readonly text: string },
): BriefingDocument {
  const marks = { number, version: 1, day: todayNow(), letter: false };
  const { head, end, foot } = headAndFoot(office, marks, furnitureWords);
  const blocks: BriefingDocument['blocks'] = [
    ...head,
    { kind: 'title', text: says.title },
    { kind: 'heading', level: 1, text: says.heading },
    { kind: 'paragraph', text: says.text.repeat(4), size: 'body' },
    ...end,
    ...foot,
  ];
  return { title: says.title, blocks, page: pageOf(office), photos: [], font: office.font?.sha256 ?? null };
}
