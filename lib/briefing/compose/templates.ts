import type { Template } from '../../model/briefing.ts';

/** What each template says, section by section: the order in which its office finds it. */

/** A section of a draft. The same one may stand in several templates. */
export type SectionId =
  | 'overview'
  | 'standsOut'
  | 'problems'
  | 'formalism'
  | 'evaluation'
  | 'redo'
  | 'topics'
  | 'practices'
  | 'next'
  | 'series'
  | 'outcome'
  | 'carriedOn'
  | 'drops'
  | 'visited'
  | 'found'
  | 'remarks'
  | 'advice'
  | AnnexId;

const ANNEXES = ['heatMap', 'ratingsTable', 'trend', 'tagsByArea', 'photos'] as const;
type AnnexId = (typeof ANNEXES)[number];

/** Whether a section is an annex, which stands behind all others. */
export const isAnnex = (section: SectionId): boolean => ANNEXES.some((annex) => annex === section);

/** The sections of each template (S39; S05 for the two reports; S35; S37 for the sheet). */
export const SECTIONS: Readonly<Record<Template, readonly SectionId[]>> = {
  briefing: [
    ...(['overview', 'standsOut', 'problems', 'formalism', 'evaluation', 'redo', 'topics'] as const),
    ...(['practices', 'next', 'heatMap', 'ratingsTable', 'trend', 'tagsByArea', 'photos'] as const),
  ],
  feedback: ['visited', 'found', 'remarks', 'advice'],
  process: [
    ...(['overview', 'series', 'standsOut', 'problems', 'formalism', 'evaluation', 'redo', 'topics'] as const),
    ...(['practices', 'next', 'heatMap', 'trend', 'tagsByArea'] as const),
  ],
  closing: [
    ...(['overview', 'series', 'outcome', 'standsOut', 'problems', 'formalism', 'evaluation', 'topics'] as const),
    ...(['practices', 'carriedOn', 'heatMap', 'trend', 'tagsByArea'] as const),
  ],
  levels: ['overview', 'drops', 'formalism', 'heatMap'],
};
