import type {
  DropsWords,
  FormalismWords,
  NextWords,
  OverviewWords,
  ProblemsWords,
  SeriesWords,
  StandsOutWords,
} from '../../briefing/compose/draft-words.ts';
import { joinSaid, type Said, say, sayOf } from '../../briefing/compose/say.ts';
import { chineseDate, FACTS, HOW, isEnded, quoted } from './briefing-terms.ts';

/** What a briefing tells of visits, grades and tags, in the manner of D1. */

const clauses = (all: readonly Said[], between = '，'): Said => joinSaid(all, between);

/** A person's words with what ends a sentence, where they lack it, or end as the piece of a longer one. */
export function ended(text: string): string {
  const whole = text.trimEnd().replace(/[；;，,、]+$/u, '');
  return isEnded(whole) ? whole : `${whole}。`;
}

/** 河东村、河西村 */
export const listed = (names: readonly string[]): string => names.join('、');

/** The second of two days without what it shares with the first. */
export function shortUntil(from: string, until: string): string {
  const whole = chineseDate(until);
  if (from.slice(0, 7) === until.slice(0, 7)) return whole.replace(/^.*月/, '');
  return from.slice(0, 4) === until.slice(0, 4) ? whole.replace(/^.*年/, '') : whole;
}

export const overview: OverviewWords = {
  period: (from, until) => {
    if (from === '' || until === '') return from + until === '' ? '' : chineseDate(from + until);
    return from === until ? chineseDate(from) : `${chineseDate(from)}至${shortUntil(from, until)}`;
  },
  visited: ({ period, team, units, of, share, visits, days }) => {
    const who = `${period === '' ? '' : `${period}，`}${team === '' ? '督导组' : team}`;
    const known = of ? say`（应走访${of}个${sayOf(share, (one) => say`，占${one}`)}）` : [];
    const more = [sayOf(visits, (one) => say`共走访${one}次`), sayOf(days, (one) => say`用时${one}天`)];
    return say`${clauses([say`${who}走访单位${units}个${known}`, ...more])}。`;
  },
  types: (groups) =>
    say`其中，${joinSaid(
      groups.map(({ name, count, of }) => say`${name}${count}个${sayOf(of, (one) => say`（应走访${one}个）`)}`),
      '，',
    )}。`,
  method: (recorded, applicable, kept) =>
    say`对照“四不两直”要求，走访逐项记录${recorded}项次，其中适用${applicable}项次，${kept ? say`做到${kept}项次` : '均未做到'}。`,
  facts: (facts) =>
    facts.every(({ of }) => of.text === '1')
      ? factsOfOne(facts)
      : say`${joinSaid(
          facts.map(({ fact, kept, of }) => say`${FACTS[fact]}${kept ? say`做到${kept}次` : '未做到'}（适用${of}次）`),
          '、',
        )}。`,
  notes: (all, kinds) =>
    say`形成现场记录${all}条（${joinSaid(
      kinds.map(({ kind, count }) => say`${HOW[kind]}${count}条`),
      '、',
    )}）`,
  heard: (count) => say`收到群众反映${count}条`,
  asked: (people) => say`请${people}名群众作了评价`,
  gathered: (all) => say`走访中，${clauses(all)}。`,
  rated: (all, grades) =>
    say`对照清单评定${all}项次：${joinSaid(
      grades.map(({ name, count }) => say`${name}${count}项次`),
      '、',
    )}；不适用和未查看的不计入。`,
  cost: ({ minutes, people, papers }) =>
    say`据已记录的情况，走访共${clauses([
      sayOf(minutes, (one) => say`占用基层时间${one}分钟`),
      sayOf(people, (one) => say`占用${one}人次`),
      sayOf(papers, (one) => say`要材料${one}份`),
    ])}。`,
};

/** Of a single visit: what was kept and what wasn't, without counting to one. */
function factsOfOne(facts: Parameters<OverviewWords['facts']>[0]): Said {
  const those = (isKept: boolean) =>
    facts.filter(({ kept }) => (kept !== null) === isKept).map(({ fact }) => FACTS[fact]);
  const told = [those(true), those(false)].map((names, at) =>
    names.length === 0 ? '' : `${at === 0 ? '做到' : '未做到'}${listed(names)}`,
  );
  return [`${told.filter(Boolean).join('；')}。`];
}

type Item = Parameters<ProblemsWords['items']>[0][number];

/** “任务要求”“分类部署”, in which all units alike did well, or badly. */
interface Alike extends Item {
  readonly names: readonly string[];
}

const isOfAll = ({ n, count, most }: Item): boolean => n.text === count.text && most === null;

/** What all units have alike in several items one behind the other is said once. */
function joinAlike(items: readonly Item[]): Alike[] {
  const joined: Alike[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (!last || !isOfAll(last) || !isOfAll(item) || last.n.text !== item.n.text)
      joined.push({ ...item, names: [item.name] });
    else {
      const n = { ...last.n, from: [...new Set([...last.n.from, ...item.n.from])] };
      joined[joined.length - 1] = { ...last, n, names: [...last.names, item.name] };
    }
  }
  return joined;
}

/** 16个单位中有12个评为一般或较差（其中较差3个）; of a single unit, that it is so. */
function itemSaid({ names, n, count, most }: Alike, grades: string, end: string, at: number): Said {
  const among = sayOf(most, (one) => say`（其中${end}${one}个）`);
  const verdict = at === 0 ? `评为${grades}` : '';
  const about = names.map(quoted).join('');
  if (n.text !== count.text) return say`${about}${n}个单位中有${count}个${verdict}${among}`;
  return n.text === '1' ? [`${about}评为${grades}`] : say`${about}${n}个单位都评为${grades}${among}`;
}

const itemsSaid = (items: readonly Item[], grades: string, end: string): Said => {
  // The verdict is said where it stands first; after one that all units share it has to be said again.
  const said = joinAlike(items).map((item, at, all) => {
    const before = all[at - 1];
    const isSaidBefore = before !== undefined && before.n.text !== before.count.text;
    return itemSaid(item, grades, end, isSaidBefore ? at : 0);
  });
  return say`${clauses(said, '；')}。`;
};

export const standsOut: StandsOutWords = {
  lead: (section) => `${section}：`,
  items: (items) => itemsSaid(items, '好或较好', '好'),
  closed: (closed, of) => say`整改有进展。发现的${of}个问题中，已整改销号${closed}个。`,
};

export const problems: ProblemsWords = {
  intro: ({ all, findings, tags }, areas) => {
    const sums = [
      sayOf(findings, (one) => say`走访发现问题${one}个`),
      sayOf(tags, (one) => say`核实形式主义问题${one}个`),
      findings && tags ? say`共${all}个` : [],
    ];
    const each = areas.map(({ name, count }) => say`${problems.area(name)}${count}个`);
    return say`${clauses(sums)}：${clauses(each)}。`;
  },
  area: (name) => (name === '' ? '其他方面' : `${name}方面`),
  items: (items) => itemsSaid(items, '一般或较差', '较差'),
  standing: (state) => (state === 'closed' ? '（已销号）' : ''),
};

const PARTS = {
  fact: '',
  unitSaid: '单位的说明：',
  peopleSaid: '有群众反映：',
  otherwise: '其他可能的解释：',
} as const;
const STATUS = { confirmed: '核实', suspected: '疑似' } as const;

export const formalism: FormalismWords = {
  standing: (confirmed, suspected, ruledOut) => {
    const counts = [
      sayOf(confirmed, (one) => say`核实形式主义问题${one}个`),
      sayOf(suspected, (one) => say`疑似${confirmed ? '' : '形式主义问题'}${one}个`),
      sayOf(ruledOut, (one) => say`经核实排除${one}个`),
    ];
    return say`${clauses(counts)}。${suspected ? '标明“疑似”的尚待核实，不作为结论。' : ''}`;
  },
  lacking: (count) => say`疑似问题中有${count}个的情况和佐证尚不齐全，未列入下文。`,
  heading: (status) => (status === 'confirmed' ? '核实的问题' : '疑似的问题（尚待核实）'),
  kind: (title, status, units, names) => {
    const where = names.length > 0 ? `（${listed(names)}）` : '';
    return say`${status === 'suspected' ? STATUS.suspected : ''}${quoted(title)}，涉及${units}个单位${where}。`;
  },
  lead: (unit, title, status) => `${unit}（${title}，${STATUS[status]}）：`,
  parts: (parts) =>
    (['fact', 'unitSaid', 'peopleSaid', 'otherwise'] as const)
      .filter((part) => parts[part].trim() !== '')
      .map((part) => PARTS[part] + ended(parts[part]))
      .join('\n'),
};

export const next: NextWords = {
  areas: (areas, low) =>
    say`突出重点抓整改。${listed(areas)}方面评为一般或较差的共${low}项次，要对号入座、举一反三，逐项改到位。`,
  open: (count, overdue) =>
    say`紧盯问题抓销号。尚未销号的${count}个问题，按期限逐个整改${sayOf(overdue, (one) => say`；已逾期的${one}个，说明原因、限期完成`)}。`,
  redo: (count) => say`对返工的${count}个问题重新整改，改后再看，群众不满意不销号。`,
  suspected: (count) =>
    say`对疑似的${count}个形式主义问题继续核实，听取单位说明，拿出事实和佐证，该确认的确认、该排除的排除。`,
  unclaimed: (count) => say`对根子在上级、尚未认领的${count}个问题，跟进对接，推动上下联动解决。`,
  unvisited: (count) => say`对本次没有走访的${count}个单位，按计划走到看到。`,
};

export const series: SeriesWords = {
  units: (units, visits) => say`走访两次以上的单位${units}个，共走访${visits}次，前后可以对照。`,
  changes: (all, better, same, worse) =>
    say`首次和末次都评定的${all}项次中，${clauses(
      [
        sayOf(better, (one) => say`有提高的${one}项次`),
        sayOf(same, (one) => say`没有变化的${one}项次`),
        sayOf(worse, (one) => say`有下降的${one}项次`),
      ],
      '，',
    )}。`,
  items: (direction, items) => {
    const told = joinSaid(
      items.map(({ name, count }) => say`${quoted(name)}${count}个单位`),
      '、',
    );
    return direction === 'better' ? say`提高较多的：${told}。` : say`下降较多的：${told}。`;
  },
  outcome: ({ all, closed, redo, left }) =>
    say`共发现问题${all}个，${clauses([
      sayOf(closed, (one) => say`已销号${one}个`),
      sayOf(redo, (one) => say`返工${one}个`),
      sayOf(left, (one) => say`仍在整改或待复核${one}个`),
    ])}。`,
  carriedOn: (count) => say`专项结束，问题不落空。下列${count}个问题继续整改，由责任单位一抓到底，直至解决。`,
};

export const drops: DropsWords = {
  families: (parents, children) => say`对照上级单位${parents}个、其所属单位${children}个，看同一检查项上下级的差别。`,
  colder: (children, items) =>
    say`所属${children}个单位与本级相比，${joinSaid(
      items.map(
        ({ name, above, drop, n }) => say`${quoted(name)}本级为${above}，所属单位平均低${drop}档（${n}个单位）`,
      ),
      '；',
    )}。`,
  over: (items) =>
    say`下级明显低于上级的检查项：${joinSaid(
      items.map(({ name, colder, of }) =>
        colder.text === of.text
          ? say`${quoted(name)}，${of}个上级单位的所属单位${of.text === '1' ? '' : '都'}低半档以上`
          : say`${quoted(name)}，${of}个上级单位中有${colder}个的所属单位低半档以上`,
      ),
      '；',
    )}。`,
  method:
    '落差按“好、较好、一般、较差”四档计：上级单位的档次减去所属单位的平均档次，每个所属单位计一次，均以最近一次评定为准。',
  below: (mean, n) => `${mean}（${n}个）`,
  table: '上下级落差',
  head: { unit: '上级单位', item: '检查项', above: '本级', below: '所属单位平均', drop: '落差（档）' },
};
