import type { Frame } from '../frame.ts';
import { bySection, highOf, type ItemCount, shareOf } from '../grades.ts';
import { type PartMaker, type SectionText, slug } from '../parts.ts';
import { figure } from '../say.ts';

/** So large a share of units has to do well in an item for it to stand out, and so many items stand for a section. */
const MOST_DO = 0.75;
const MOST_OF_SECTION = 3;

/** Progress, and what stands out: what most units do well in, section by section as D1 has it, and what was put right. */
export function composeStandsOut(frame: Frame, parts: PartMaker): SectionText {
  const { source, weighty, findings, words } = frame;
  const good = weighty.filter((count) => highOf(count).length > 0 && shareOf(highOf(count), count) >= MOST_DO);
  const told = bySection(source, good, ({ item }) => item).map(({ id, title, own }) => {
    const best = own.toSorted(byMerit).slice(0, MOST_OF_SECTION);
    const lead = title === '' ? {} : { lead: words.standsOut.lead(title) };
    const from = [...new Set(best.flatMap(({ all }) => all))];
    return parts.text(`section-${slug(id)}`, words.standsOut.items(best.map(figuresOf)), { from, ...lead });
  });
  const closed = findings.filter(({ state }) => state === 'closed').map(({ id }) => id);
  if (closed.length === 0) return { parts: told };
  const all = figure(
    'findings',
    findings.map(({ id }) => id),
  );
  return { parts: [...told, parts.text('closed', words.standsOut.closed(figure('closed', closed), all))] };
}

/** The largest share first; of equal ones what more units were graded in. */
const byMerit = (a: ItemCount, b: ItemCount): number =>
  shareOf(highOf(b), b) - shareOf(highOf(a), a) ||
  shareOf(b.by.good, b) - shareOf(a.by.good, a) ||
  b.all.length - a.all.length;

function figuresOf(count: ItemCount) {
  const { item, by, all } = count;
  const id = slug(item.id);
  const high = highOf(count);
  const most =
    by.good.length > 0 && by.good.length < high.length ? figure(`${id}-good`, by.good, by.good.length) : null;
  return {
    name: item.short,
    n: figure(`${id}-n`, all, all.length),
    count: figure(`${id}-high`, high, high.length),
    most,
  };
}
