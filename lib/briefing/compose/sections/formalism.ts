import type { TagStatus } from '../../../model/records.ts';
import type { DraftPart, TextPart } from '../draft.ts';
import { unitText } from '../facts.ts';
import type { Frame, VisitTag } from '../frame.ts';
import { isSaid, type PartMaker, type SectionText, slug } from '../parts.ts';
import { figure, type NamedFigure } from '../say.ts';
import { withoutLead } from '../text.ts';

type Told = Exclude<TagStatus, 'ruledOut'>;

/**
 * Formalism with its standing. What is suspected is called so, and told only with all its five parts; what was ruled out
 * is counted and no more. A confirmed tag's fact stands among the problems: here is what else was said of it.
 */
export function composeFormalism(frame: Frame, parts: PartMaker): SectionText {
  const { tags, words } = frame;
  const of = (status: TagStatus) => tags.filter(({ tag }) => tag.status === status);
  const [confirmed, suspected, ruledOut] = [of('confirmed'), of('suspected'), of('ruledOut')];
  if (confirmed.length + suspected.length === 0) return { parts: [] };
  const whole = suspected.filter((one) => isWhole(one));
  const lacking = suspected.filter((one) => !isWhole(one));
  const standing = words.formalism.standing(
    counted('confirmed', confirmed),
    counted('suspected', suspected),
    counted('ruledOut', ruledOut),
  );
  const left = counted('lacking', lacking);
  return {
    parts: [
      parts.text('standing', left ? [...standing, ...words.formalism.lacking(left)] : standing),
      ...tellStanding(frame, parts, 'confirmed', confirmed),
      ...tellStanding(frame, parts, 'suspected', whole),
    ],
    count: words.count('formalism', confirmed.length + suspected.length),
    cautions: [...lacking, ...confirmed.filter((one) => !isWhole(one))].map(({ tag, ...one }) => ({
      ...{ code: 'tagLacksParts' as const, count: 1, about: tag.title, from: [recordOf({ tag, ...one })] },
    })),
  };
}

const recordOf = ({ tag, visit }: VisitTag): string => tag.record ?? visit.id;

/** Whether a tag carries its five parts (domain.md, taxonomy). */
const isWhole = ({ tag: { parts, evidence } }: VisitTag): boolean =>
  Object.values(parts).every(isSaid) && evidence.length > 0;

const counted = (name: string, tags: readonly VisitTag[]): NamedFigure | null =>
  tags.length > 0 ? figure(name, tags.map(recordOf), tags.length) : null;

function tellStanding(frame: Frame, parts: PartMaker, status: Told, tags: readonly VisitTag[]): DraftPart[] {
  if (tags.length === 0) return [];
  const { words } = frame;
  const kinds = [...new Set(tags.map(({ tag }) => tag.id))].sort();
  const heading = parts.text(status, words.formalism.heading(status), { as: 'heading2', keep: true });
  return [
    heading,
    ...kinds.flatMap((kind) =>
      tellKind(
        frame,
        parts,
        status,
        tags.filter(({ tag }) => tag.id === kind),
      ),
    ),
  ];
}

function tellKind(frame: Frame, parts: PartMaker, status: Told, tags: readonly VisitTag[]): DraftPart[] {
  const { words, edition } = frame;
  const [first] = tags;
  if (!first) return [];
  const units = [...new Set(tags.map(({ visit }) => visit.unit))];
  const names = edition === 'named' ? units.map((unit) => unitText(frame, unit)) : [];
  const count = figure('units', tags.map(recordOf), units.length);
  const kind = parts.text(
    `${status}-${slug(first.tag.id)}`,
    words.formalism.kind(first.tag.title, status, count, names),
  );
  return [kind, ...tags.flatMap((one) => tellTag(frame, parts, status, one))];
}

function tellTag(frame: Frame, parts: PartMaker, status: Told, one: VisitTag): DraftPart[] {
  const { words, edition } = frame;
  const { fact, unitSaid, peopleSaid, otherwise } = one.tag.parts;
  const said = words.formalism.parts({
    ...{ unitSaid, otherwise, fact: status === 'suspected' ? fact : '' },
    peopleSaid: withoutLead(peopleSaid, words.evaluation.reported),
  });
  if (!isSaid(said)) return [];
  const name = edition === 'named' ? unitText(frame, one.visit.unit) : words.someOf(frame.nameOf(one.visit.unit), '');
  const from = [recordOf(one)];
  const photos = frame.photos.take(one.tag.evidence.map(({ ref }) => ref));
  const key = `tag-${slug(one.id)}`;
  const lead = words.formalism.lead(name, one.tag.title, status);
  const told: TextPart = parts.text(key, said, { lead, from, keep: photos.length > 0 });
  return photos.length > 0 ? [told, parts.blocks(`${key}-photos`, one.tag.title, photos, from)] : [told];
}
