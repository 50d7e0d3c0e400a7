import type { Frame } from '../frame.ts';
import type { PartMaker, SectionText } from '../parts.ts';

/** How many tags each area has, confirmed and suspected, as bars. */
export function composeTagsByArea(frame: Frame, parts: PartMaker): SectionText {
  const { source, tags, words } = frame;
  const bars = [...source.areas, { id: '', name: words.problems.area('') }].flatMap(({ id, name }) => {
    const own = tags.filter(({ area }) => area === id);
    const confirmed = own.filter(({ tag }) => tag.status === 'confirmed');
    const suspected = own.filter(({ tag }) => tag.status === 'suspected');
    const all = [...confirmed, ...suspected];
    if (all.length === 0) return [];
    const units = new Set(all.map(({ visit }) => visit.unit)).size;
    const from = all.map(({ tag, visit }) => tag.record ?? visit.id);
    const text = words.charts.bar(all.length, units);
    return [{ label: name, parts: [confirmed.length, suspected.length], text, from, count: all.length }];
  });
  if (bars.length === 0) return { parts: [] };
  const { confirmed, suspected } = words.charts.standings;
  const heading = words.heading('tagsByArea', source.template);
  return {
    parts: [
      parts.blocks('bars', heading, [
        {
          kind: 'bars',
          full: Math.max(...bars.map(({ count }) => count)),
          rows: bars.map(({ count: _, ...bar }) => bar),
          legend: [confirmed, suspected],
          alt: words.charts.barsAlt(
            bars.map(({ label, parts: [sure = 0, maybe = 0] }) => ({ area: label, confirmed: sure, suspected: maybe })),
          ),
        },
      ]),
    ],
  };
}
