import type { Caution, Draft, DraftSection } from './draft.ts';
import type { DraftWords } from './draft-words.ts';
import { type Frame, frameOf } from './frame.ts';
import { type PartMaker, partsOf, type SectionText } from './parts.ts';
import { composeDrops } from './sections/drops.ts';
import { composeEvaluation } from './sections/evaluation.ts';
import { composeAdvice, composeFound, composeRemarks, composeVisited } from './sections/feedback.ts';
import { composeFormalism } from './sections/formalism.ts';
import { composeHeatMap } from './sections/heat-map.ts';
import { composeNext } from './sections/next.ts';
import { composeCarriedOn, composeOutcome } from './sections/outcome.ts';
import { composeOverview } from './sections/overview.ts';
import { composePhotos } from './sections/photos.ts';
import { composePractices } from './sections/practices.ts';
import { composeProblems } from './sections/problems.ts';
import { composeRatingsTable } from './sections/ratings-table.ts';
import { composeRedo } from './sections/redo.ts';
import { composeSeries } from './sections/series.ts';
import { composeStandsOut } from './sections/stands-out.ts';
import { composeTagsByArea } from './sections/tags-by-area.ts';
import { composeTopics } from './sections/topics.ts';
import { composeTrend } from './sections/trend.ts';
import type { Asked, BriefingSource } from './source.ts';
import { isAnnex, SECTIONS, type SectionId } from './templates.ts';

const COMPOSERS: Readonly<Record<SectionId, (frame: Frame, parts: PartMaker) => SectionText>> = {
  overview: composeOverview,
  standsOut: composeStandsOut,
  problems: composeProblems,
  formalism: composeFormalism,
  evaluation: composeEvaluation,
  redo: composeRedo,
  topics: composeTopics,
  practices: composePractices,
  next: composeNext,
  series: composeSeries,
  outcome: composeOutcome,
  carriedOn: composeCarriedOn,
  drops: composeDrops,
  visited: composeVisited,
  found: composeFound,
  remarks: composeRemarks,
  advice: composeAdvice,
  heatMap: composeHeatMap,
  ratingsTable: composeRatingsTable,
  trend: composeTrend,
  tagsByArea: composeTagsByArea,
  photos: composePhotos,
};

/**
 * Composes a briefing, section by section as its template has them. Pure: the same source gives the same draft. Takes any
 * source, that of no visits too; sections that have nothing to say are named apart.
 */
export function composeDraft(asked: Asked, words: DraftWords): Draft {
  const frame = frameOf({ ...asked, source: narrowed(asked.source) }, words);
  const { template } = frame.source;
  const composed = SECTIONS[template].map((id) => {
    const text = COMPOSERS[id](frame, partsOf(asked.edition, id));
    return { id, text, heading: words.heading(id, template) };
  });
  const sections = composed
    .filter(({ text }) => text.parts.length > 0)
    .map(({ id, text, heading }): DraftSection => {
      return { id, heading, count: text.count ?? '', annex: isAnnex(id), parts: text.parts };
    });
  const empty = composed.filter(({ text }) => text.parts.length === 0).map(({ id, heading }) => ({ id, heading }));
  return {
    title: titleOf(frame),
    sections,
    empty,
    cautions: [
      ...composed.flatMap(({ text }) => text.cautions ?? []),
      ...frameCautions(frame),
      ...emptyCautions(empty),
    ],
    photos: sections.flatMap(photosIn),
  };
}

/** A feedback sheet is about one unit, the one that was visited last: whatever else is in its source stays out. */
function narrowed(source: BriefingSource): BriefingSource {
  if (source.template !== 'feedback') return source;
  const last = source.visits.toSorted((a, b) => a.time - b.time).at(-1)?.unit ?? source.units[0]?.id;
  const isOwn = ({ unit }: { readonly unit: string }) => unit === last;
  return {
    ...source,
    units: source.units.filter(({ id }) => id === last),
    visits: source.visits.filter(isOwn),
    findings: source.findings.filter(isOwn),
  };
}

function titleOf({ source, edition, units, words }: Frame): string {
  // A letter names its unit also where no visit to it was chosen.
  const unit = source.template === 'feedback' && edition === 'named' ? (units[0] ?? source.units[0]) : undefined;
  return words.title(source.template, unit?.name ?? '');
}

const photosIn = ({ parts }: Pick<DraftSection, 'parts'>): string[] =>
  parts.flatMap((part) =>
    part.kind === 'blocks'
      ? part.blocks.flatMap((block) => (block.kind === 'photos' ? block.photos.map(({ ref }) => ref) : []))
      : [],
  );

/** What holds for the draft as a whole. */
function frameCautions({ source, edition, groups, photos, withheld, visits }: Frame): Caution[] {
  const { folded } = groups;
  // A unit that reads its own sheet knows who it is that speaks there.
  const unsaid = source.template === 'feedback' ? visits.reduce((sum, { sheet }) => sum + sheet.heard.length, 0) : 0;
  const leftOut = edition === 'anonymous' ? photos.count : 0;
  const cautions: readonly Caution[] = [
    { code: 'folded', count: folded.units.length, about: folded.types.join('、'), from: folded.units },
    { code: 'photosLeftOut', count: leftOut, about: '', from: [] },
    { code: 'withheld', count: withheld + unsaid, about: '', from: [] },
  ];
  return cautions.filter(({ count }) => count > 0);
}

/** Annexes that don't apply, as a trend of single visits, are nothing to wonder at. */
const emptyCautions = (empty: Draft['empty']): Caution[] =>
  empty
    .filter(({ id }) => !isAnnex(id as SectionId))
    .map(({ heading }) => ({ code: 'emptySection', count: 1, about: heading, from: [] }));
