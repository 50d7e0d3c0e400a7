import type { TableRow } from '../../blocks/blocks.ts';
import type { DraftPart } from '../draft.ts';
import { inOrder, shortened, unitText } from '../facts.ts';
import type { Frame } from '../frame.ts';
import { centred, headOf, isSaid, type PartMaker, type SectionText, slug } from '../parts.ts';
import { figure, type NamedFigure } from '../say.ts';
import type { SourceFinding } from '../source.ts';

/** Joint topics (S21), and what was passed upwards, claimed there or not (S29). */
export function composeTopics(frame: Frame, parts: PartMaker): SectionText {
  const { words } = frame;
  const topics = inOrder(frame, topicsOf(frame), ({ topic }) => topic);
  const above = frame.findings.filter(({ cause }) => cause === 'above');
  const count = topics.length + above.length;
  return {
    parts: [...tellTopics(frame, parts, topics), ...tellAbove(frame, parts, above)],
    count: count > 0 ? words.count('topics', count) : '',
  };
}

const topicsOf = ({ visits }: Frame) =>
  visits
    .flatMap(({ unit, sheet }) => (sheet.voices?.topics ?? []).map((one) => ({ ...one, unit })))
    .filter(({ topic }) => isSaid(topic));

function tellTopics(frame: Frame, parts: PartMaker, topics: ReturnType<typeof topicsOf>): DraftPart[] {
  if (topics.length === 0) return [];
  const { words, edition } = frame;
  const named = edition === 'named';
  return [
    parts.text('joint', words.topics.jointHeading, { as: 'heading2', keep: true }),
    parts.text(
      'joint-count',
      words.topics.joint(
        figure(
          'topics',
          topics.map(({ id }) => id),
        ),
      ),
    ),
    ...topics.map(({ id, unit, topic, raisedBy, level, analysed, supplied, result }) => {
      // The level is as units name theirs, so it may name one.
      const who = named ? unitText(frame, unit) : '';
      const lead = words.topics.lead(who, raisedBy, named ? level : '');
      const said = words.topics.parts(topic, { analysed, supplied, result });
      return parts.text(`topic-${slug(id)}`, [said], { from: [id], ...(lead !== '' && { lead, who }) });
    }),
  ];
}

function tellAbove(frame: Frame, parts: PartMaker, above: readonly SourceFinding[]): DraftPart[] {
  if (above.length === 0) return [];
  const { words } = frame;
  const count = words.topics.above(
    figure(
      'above',
      above.map(({ id }) => id),
    ),
    claimedAs('claimed', above, true),
    claimedAs('unclaimed', above, false),
    claimedAs('unknown', above, null),
  );
  return [
    parts.text('above', words.topics.aboveHeading, { as: 'heading2', keep: true }),
    parts.text('above-count', count, { keep: true }),
    parts.blocks(
      'above-table',
      words.topics.aboveTable,
      [aboveTable(frame, above)],
      above.map(({ id }) => id),
    ),
  ];
}

function claimedAs(name: string, above: readonly SourceFinding[], claimed: boolean | null): NamedFigure | null {
  const own = above.filter((one) => one.claimed === claimed).map(({ id }) => id);
  return own.length > 0 ? figure(name, own) : null;
}

function aboveTable(frame: Frame, above: readonly SourceFinding[]) {
  const { words, edition, source } = frame;
  const named = edition === 'named';
  const { head, passed, claimed } = words.topics;
  const rows = above.map(
    (one): TableRow => ({
      cells: [
        { text: unitText(frame, one.unit, named ? words.aUnit : words.others) },
        { text: shortened(frame, one.problem) },
        // To whom is free text, and mostly the name of a unit.
        { text: passed(named ? one.passedTo : '', one.passedOn, source.today) },
        centred(claimed(one.claimed, one.claimedOn, source.today)),
      ],
      from: [one.id],
    }),
  );
  const heads = [named ? head.unit : head.type, head.problem, head.passedTo, head.claimed];
  return { kind: 'table' as const, columns: [32, 62, 34, 28], head: headOf(heads), rows };
}
