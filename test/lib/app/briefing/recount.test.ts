// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { creation, type Session } from '../../../../lib/app/session.ts';
import type { Figure } from '../../../../lib/briefing/compose/live-text.ts';
import type { Json } from '../../../../lib/changes/change.ts';
import { METHOD_FACTS, NOTE_KINDS } from '../../../../lib/model/records.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { draftOf, shownNow } from './stage.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

/**
 * Figures of a briefing, counted once more from what was put into the store, by nothing of the product: units that were
 * merged, what was taken away, drafts, several visits of one unit, follow-ups, units without a type.
 */

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

interface Row {
  readonly id: string;
  readonly kind: Parameters<typeof creation>[1];
  readonly parent: string | null;
  readonly body: Record<string, Json>;
}

/** The same numbers every time (Lehmer 1951; Park and Miller 1988). */
function below(seed: number): (most: number) => number {
  let state = seed + 1;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

const at = (day: number, hour = 2) => ({ device: Date.UTC(2023, 10, day, hour), offset: 480, zone: 'Asia/Shanghai' });
const GRADES = ['good', 'fairlyGood', 'fair', 'poor', 'notApplicable', 'notSeen'] as const;

function world(seed: number): Row[] {
  const any = below(seed);
  const rows: Row[] = [];
  const add = (kind: Row['kind'], parent: string | null, body: Record<string, Json>): string => {
    const id = session.newId();
    rows.push({ id, kind, parent, body: { ...body, ...(any(6) === 0 && kind !== 'unit' && { deleted: at(28) }) } });
    return id;
  };
  const { campaign } = session.pack.seed;
  const rated = session.pack.items.filter(({ form }) => form === 'rated');
  const units: string[] = [];
  for (let count = 0; count < 5; count++) {
    const merged = count === 4 && units[0] ? { mergedInto: units[0] } : {};
    const type = ['villageCommunity', 'townshipSubdistrict', null, 'villageCommunity', 'school'][count] ?? null;
    units.push(add('unit', null, { name: `单位${count}`, type, ...merged }));
  }
  for (let count = 0; count < 9; count++) {
    const unit = units[any(5)] ?? '';
    const day = 1 + any(20);
    const grades = rated.filter(() => any(3) > 0).map(({ id }) => [`rating.${id}`, GRADES[any(6)] ?? 'good']);
    const facts = METHOD_FACTS.map((fact) => [
      `method.${fact}`,
      ['kept', 'notKept', 'notApplicable'][any(3)] ?? 'kept',
    ]);
    const visit = add('visit', unit, {
      ...{
        unit,
        campaign: campaign.id,
        by: 'x',
        packVersion: session.pack.version,
        began: at(day, count),
        handed: at(27),
        people: any(9),
      },
      ...Object.fromEntries([...grades, ...facts]),
    });
    for (let more = any(5); more > 0; more--) {
      const how = NOTE_KINDS[any(4)] ?? 'look';
      const source = any(5) === 0 ? 'backToBack' : 'public';
      add('note', visit, { text: '看了', how, source, at: at(day), ...(any(5) === 0 && { draft: true }) });
    }
    const { tags } = session.pack;
    for (let more = any(3); more > 0; more--) {
      const tag = tags[any(tags.length)]?.id ?? '';
      if (rows.some(({ kind, parent, body }) => kind === 'tag' && parent === visit && body.tag === tag)) continue;
      add('tag', visit, { tag, status: ['suspected', 'ruledOut'][any(2)] ?? '', at: at(day), fact: '照抄' });
    }
    for (let more = any(3); more > 0; more--) {
      const finding = add('finding', unit, {
        ...{ campaign: campaign.id, visit, problem: `问题${more}`, at: at(day) },
        deadline: [null, '2023-11-05', '2099-01-01'][any(3)] ?? null,
        ...(any(5) === 0 && { draft: true }),
      });
      if (any(2) === 0)
        rows.push({
          id: session.newId(),
          kind: 'step',
          parent: finding,
          body: { to: 'underway', at: at(day, 5), by: 'x' },
        });
    }
    if (any(2) === 0)
      add('evaluation', visit, {
        at: at(day),
        ...Object.fromEntries(['a', 'b'].map((window) => [`tally.satisfied.yes.${window}`, any(9)])),
        'tally.satisfied.no.a': any(4),
      });
  }
  return rows;
}

/** What a briefing of all visits has to say. */
function recount(rows: readonly Row[]): Record<string, number> {
  const live = rows.filter(({ body }) => !body.deleted && body.draft !== true);
  const of = (kind: string) => live.filter((row) => row.kind === kind);
  const unitOf = new Map(of('unit').map(({ id, body }) => [id, String(body.mergedInto ?? id)]));
  const typeOf = new Map(of('unit').map(({ id, body }) => [id, body.type as string | null]));
  const home = ({ body }: Row) => unitOf.get(String(body.unit)) ?? '';
  const began = (row: Row) => (row.body.began as { device: number }).device;
  const visits = of('visit').toSorted((a, b) => began(a) - began(b));
  const ids = new Set(visits.map(({ id }) => id));
  const under = (kind: string) => of(kind).filter(({ parent }) => ids.has(parent ?? ''));
  const visited = new Set(visits.map(home));
  const kinds = new Set(session.pack.items.flatMap(({ types }) => types)).size;
  const asked = (unit: string) =>
    session.pack.items.filter(({ form, types }) => {
      const type = typeOf.get(unit);
      return form === 'rated' && (type ? types.some((one) => one === type) : types.length === kinds);
    });
  const grades = new Map<string, string>();
  for (const visit of visits)
    for (const { id } of asked(home(visit))) {
      const grade = visit.body[`rating.${id}`];
      if (typeof grade === 'string' && ['good', 'fairlyGood', 'fair', 'poor'].includes(grade))
        grades.set(`${home(visit)} ${id}`, grade);
    }
  const facts = visits.flatMap(({ body }) => METHOD_FACTS.map((fact) => body[`method.${fact}`]));
  const notes = under('note').filter(({ body }) => body.source === 'public');
  const findings = of('finding').filter(({ parent }) => visited.has(unitOf.get(parent ?? '') ?? ''));
  const tallied = (row: Row, answer: string) =>
    Object.entries(row.body).reduce(
      (sum, [key, count]) => (key.includes(`.${answer}.`) ? sum + Number(count) : sum),
      0,
    );
  const answers = (answer: string) => under('evaluation').reduce((sum, row) => sum + tallied(row, answer), 0);
  const tags = (status: string) => under('tag').filter(({ body }) => body.status === status).length;
  return {
    'overview/visited.units': visited.size,
    'overview/visited.visits': visits.length > visited.size ? visits.length : 0,
    'overview/visited.roster': of('unit').filter(({ body }) => !body.mergedInto).length,
    'overview/visited.days': new Set(visits.map((row) => new Date(began(row)).getUTCDate())).size,
    'overview/method.recorded': facts.length,
    'overview/method.applicable': facts.filter((one) => one !== 'notApplicable').length,
    'overview/method.kept': facts.filter((one) => one === 'kept').length,
    'overview/gathered.notes': notes.length,
    ...Object.fromEntries(
      NOTE_KINDS.map((kind) => [`overview/gathered.${kind}`, notes.filter(({ body }) => body.how === kind).length]),
    ),
    'overview/rated.rated': grades.size,
    ...Object.fromEntries(
      GRADES.slice(0, 4).map((grade) => [
        `overview/rated.${grade}`,
        [...grades.values()].filter((one) => one === grade).length,
      ]),
    ),
    'overview/cost.people': visits.reduce((sum, { body }) => sum + Number(body.people), 0),
    'formalism/standing.suspected': tags('suspected'),
    'formalism/standing.ruledOut': tags('suspected') > 0 ? tags('ruledOut') : 0,
    'evaluation/asked.people': answers('yes') + answers('no'),
    'next/open.open': findings.length,
    'next/open.overdue': findings.filter(({ body }) => body.deadline === '2023-11-05').length,
  };
}

describe('a briefing’s figures', () => {
  it.each([1, 2, 3, 4, 5, 6])('are what was put into the store (%i)', async (seed) => {
    const rows = world(seed);
    await session.queue.do(rows.map(({ id, kind, parent, body }) => creation(id, kind, parent, body)));
    const visits = rows.filter(({ kind, body }) => kind === 'visit' && !body.deleted).map(({ id }) => id);
    const shown = await shownNow(session, (await draftOf(session, visits)).briefing);
    const figures = new Map<string, Figure>(
      shown.sections.flatMap(({ section, parts }) =>
        parts.flatMap(({ part, text }) =>
          Object.entries(text?.part.composed.figures ?? {}).map(
            ([name, figure]) => [`${section.id}/${part.id.split('/').at(-1)}.${name}`, figure] as const,
          ),
        ),
      ),
    );
    const counted = recount(rows);
    const said = Object.fromEntries(Object.keys(counted).map((name) => [name, Number(figures.get(name)?.text ?? 0)]));
    expect(said).toEqual(counted);
    // What a figure counts is what it leads to, where each record counts once.
    for (const name of [
      'overview/visited.units',
      'overview/gathered.notes',
      'formalism/standing.suspected',
      'next/open.open',
    ])
      expect(new Set(figures.get(name)?.from ?? []).size).toBe(counted[name]);
  });
});
