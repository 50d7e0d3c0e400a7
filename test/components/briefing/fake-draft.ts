import type { DraftShown, PartShown, SectionShown, TextShown } from '../../../lib/app/briefing/drafts.ts';
import { readLive, sayLive } from '../../../lib/app/briefing/live.ts';
import type { Entry } from '../../../lib/app/watch.ts';

/** The id of the draft that tests of the editor show. */
export const BRIEFING = '018b0000-0000-7000-8000-0000000000b1';

/** A text of two figures: 走访12次，满意92%。 */
export const TEXT: TextShown['part'] = {
  kind: 'text',
  id: 'named/overview/text',
  as: 'body',
  composed: {
    text: ['走访', { figure: 'visits' }, '次，满意', { figure: 'share' }, '。'],
    figures: { visits: { text: '12', from: ['v1', 'v2'] }, share: { text: '92%', from: [] } },
  },
  from: ['v1'],
};

/** A text as somebody left it. @param written as the store keeps it; none for the composed one */
export function textShown(written?: string, more: Partial<TextShown> = {}): TextShown {
  const { text, figures } = TEXT.composed;
  const live = written === undefined ? text : readLive(written);
  return {
    text: sayLive(live, figures),
    from: ['v1', 'v2'],
    typedOver: [],
    gone: [],
    isOutdated: false,
    part: TEXT,
    edited: written !== undefined,
    protectedWords: false,
    names: [],
    ...more,
  } as TextShown;
}

/** A part of a section, with its text. */
export const partShown = (text: TextShown): PartShown => ({ part: text.part, on: true, text, names: [] });

/** A section of that id and heading. */
export const sectionShown = (id: string, parts: readonly PartShown[] = []): SectionShown => ({
  section: { id, heading: id, count: '', annex: false, parts: parts.map(({ part }) => part) },
  heading: id,
  on: true,
  parts,
});

/** A draft of some sections. */
export function draftShown(
  sections: readonly SectionShown[],
  body: Readonly<Record<string, unknown>> = {},
  more: Partial<DraftShown> = {},
): DraftShown {
  const briefing = {
    id: BRIEFING,
    kind: 'briefing',
    parent: null,
    shelf: 'live',
    body: { campaign: BRIEFING, template: 'briefing', at: { device: 0, offset: 480, zone: 'Asia/Shanghai' }, ...body },
    heads: {},
    conflicts: [],
  } as unknown as Entry<'briefing'>;
  return {
    briefing,
    office: null,
    edition: 'named',
    title: '督导简报',
    sections,
    empty: [],
    document: { title: '督导简报', blocks: [], page: null, photos: [], font: null },
    places: new Map(),
    todo: [],
    number: null,
    fontName: null,
    ...more,
  };
}
