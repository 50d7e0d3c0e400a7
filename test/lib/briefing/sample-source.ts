import type { SheetNote, SheetTag, VisitSheet } from '../../../lib/briefing/compose/sheet.ts';
import type { SheetEvaluation, SheetVoices } from '../../../lib/briefing/compose/sheet-voices.ts';
import type { BriefingSource, SourceFinding, SourceUnit, SourceVisit } from '../../../lib/briefing/compose/source.ts';
import type { Template } from '../../../lib/model/briefing.ts';
import type { Grade } from '../../../lib/model/records.ts';
import { AREAS, ITEMS, SECTIONS, TAGS, TYPES } from './sample-campaign.ts';

/** What briefings are composed from, as a campaign might leave it; its problems are of D1's kinds, in words of our own. */

const PROBLEMS = [
  '支部书记对下一步怎么推进讲不清楚，只说“等上面通知”。',
  '读书班六天课程中五天为辅导，自学时间合计三小时',
  '四个调研课题都以发函收材料的方式完成，没有到现场；',
  '问题清单五条中三条没有具体表现，目标均为“进一步提升”',
  '宣传栏仍是上半年内容。',
];
const PRACTICES = [
  '窗口中午不间断，群众随到随办。',
  '把议事会开到院坝里，当场定事、当场认领。',
  '老支书带头讲身边事，年轻党员愿意听。',
];
const TOWNS = ['青石镇', '柳林街道', '白水乡'];
const PLACES = ['河东', '河西', '上湾', '下湾', '石桥', '杨柳', '红岩', '双井', '枫树', '大塘'];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈'];

/** The same numbers every time: 0 to 1 (Lehmer 1951; Park and Miller 1988). */
function numbersFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

export interface SampleOptions {
  readonly template?: Template;
  /** How many units were visited, and how many of them once more. */
  readonly units?: number;
  readonly again?: number;
  readonly seed?: number;
  readonly photos?: boolean;
  /** Without it nothing is there that a person typed. */
  readonly texts?: boolean;
}

/** A source with units of several types, their parents, visits, findings, tags, evaluations and what people brought. */
export function sampleSource(options: SampleOptions = {}): BriefingSource {
  const { template = 'briefing', units: count = 12, again = 4, seed = 1 } = options;
  const units = Array.from({ length: count }, (_, at) => unitAt(at));
  const visits = [
    ...units.map((unit, at) => visitOf(unit, at, 0, options)),
    ...units.slice(0, again).map((unit, at) => visitOf(unit, at, 1, options)),
  ];
  const random = numbersFrom(seed);
  return {
    template,
    campaign: '主题教育巡回督导',
    team: '省委第八巡回督导组',
    from: null,
    until: null,
    today: '2023-11-30',
    leastSample: 10,
    unitTypes: TYPES,
    areas: AREAS,
    sections: SECTIONS,
    items: ITEMS,
    grades: { good: '好', fairlyGood: '较好', fair: '一般', poor: '较差', notApplicable: '不适用', notSeen: '未查看' },
    tagAreas: Object.fromEntries(TAGS.map(({ id, area }) => [id, area])),
    roster: Object.fromEntries(TYPES.map(({ id }) => [id, units.filter(({ type }) => type === id).length * 2])),
    units,
    visits,
    findings: options.texts === false ? [] : visits.flatMap((visit) => findingsOf(visit, random)),
    names: {
      units: [...units.map(({ name }) => name), '东岭市实验中学'],
      places: ['东风路12号'],
      people: units.map((_, at) => leaderAt(at)),
    },
  };
}

const leaderAt = (at: number): string => `${SURNAMES[at % 10]}卫${'东南西北中'[at % 5]}`;

function unitAt(at: number): SourceUnit {
  const id = `unit-${at}`;
  if (at < TOWNS.length) return { id, name: TOWNS[at] ?? '', type: 'townshipSubdistrict', level: '乡镇', parent: null };
  const parent = `unit-${at % TOWNS.length}`;
  const place = `${PLACES[at % 10]}${at >= 13 ? `第${at}` : ''}`;
  const town = TOWNS[at % TOWNS.length] ?? '';
  if (at % 6 === 3) return { id, name: `${place}小学`, type: 'school', level: null, parent };
  if (at % 11 === 10) return { id, name: `${place}医院`, type: 'hospital', level: null, parent: null };
  return { id, name: `${town}${place}村`, type: 'villageCommunity', level: '村', parent };
}

const GIVEN: readonly Grade[] = [
  'good',
  'good',
  'fairlyGood',
  'fairlyGood',
  'fair',
  'poor',
  'notSeen',
  'notApplicable',
];

function visitOf(unit: SourceUnit, at: number, round: number, options: SampleOptions): SourceVisit {
  const random = numbersFrom((options.seed ?? 1) * 1000 + at * 2 + round);
  const id = `visit-${at}-${round}`;
  const day = String(1 + ((at + round * 14) % 28)).padStart(2, '0');
  // The levels above do better than those below, and the second visit finds it better than the first.
  const luck = (unit.type === 'townshipSubdistrict' ? 0.35 : 0.1) + round * 0.15;
  const grades = Object.fromEntries(
    ITEMS.map(({ id: item }) => [item, GIVEN[Math.min(7, Math.floor(Math.max(0, random() - luck) * 8))] ?? 'fair']),
  );
  return {
    ...{ id, unit: unit.id, grades },
    time: Date.UTC(2023, 10, Number(day)) + at * 1000,
    sheet: sheetOf(id, unit, `2023-11-${day}`, random, options),
  };
}

function sheetOf(id: string, unit: SourceUnit, date: string, random: () => number, options: SampleOptions): VisitSheet {
  const texts = options.texts !== false;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const photo = { ref: `photo-${id}`, caption: texts ? pick(['宣传栏', '读书班安排表', '办事大厅']) : '' };
  return {
    unit: { name: unit.name, type: TYPES.find((type) => type.id === unit.type)?.name ?? null },
    began: { date, time: '09:05' },
    ended: { date, time: '11:30' },
    team: '省委第八巡回督导组',
    method: (['noNotice', 'noGreeting', 'noBriefing', 'noEscort', 'toGrassroots', 'toSite'] as const).map((fact) => ({
      ...{ fact, why: '', state: random() < 0.8 ? 'kept' : random() < 0.5 ? 'notKept' : 'notApplicable' },
    })),
    covert: false,
    went: [],
    accompanied: '',
    places: '',
    whyHere: '',
    cost: { minutes: 145, derived: true, people: 2, papers: null },
    notes: texts ? notesOf(id, date, random) : [],
    ratings: [],
    progress: { rated: 11, of: 11 },
    tags: texts && random() < 0.5 ? [tagOf(id, photo, random, pick)] : [],
    photos: options.photos === true ? [{ ...photo, width: 1600, height: 1200 }] : [],
    voices: voicesOf(id, texts, random, pick),
    found: {
      findings: [],
      remarks: texts
        ? [
            {
              id: `remark-${id}`,
              text: pick(PROBLEMS),
              nature: 'deviation',
              decided: '',
              became: '当场改了',
              becameOn: date,
            },
            {
              id: `advice-${id}`,
              text: '可以把学习时间排进月度安排。',
              nature: 'advice',
              decided: '',
              became: '',
              becameOn: null,
            },
          ]
        : [],
      materials: [],
    },
    missing: [],
  };
}

function notesOf(id: string, date: string, random: () => number): SheetNote[] {
  const at = { date, time: '09:20' };
  const note = { source: 'public' as const, speaker: null, at, itemLabels: [], evidence: [] };
  const kinds = ['look', 'listen', 'ask', 'check'] as const;
  const open = kinds.map((how): SheetNote => ({ ...note, id: `note-${id}-${how}`, how, text: '看了现场。' }));
  if (random() < 0.6) return open;
  const outgoing = random() < 0.5 ? '窗口上午十点以后经常只开一个。' : null;
  return [
    ...open,
    { ...note, id: `closed-${id}`, how: 'listen', source: 'backToBack', speaker: 'staff', text: '秘密原话', outgoing },
  ];
}

function tagOf(
  id: string,
  evidence: SheetTag['evidence'][number],
  random: () => number,
  pick: <T>(all: readonly T[]) => T,
): SheetTag {
  const { id: tag, title } = pick(TAGS);
  const whole = random() < 0.8;
  return {
    ...{
      id: tag,
      record: `tag-${id}`,
      title,
      status: pick(['suspected', 'confirmed', 'suspected', 'ruledOut'] as const),
    },
    parts: {
      fact: '四个课题均以发函收材料方式完成，没有到现场的记录。',
      unitSaid: whole ? '课题由办公室统一安排，时间紧。' : '',
      peopleSaid: '有群众反映：没有见过来调研的人。',
      otherwise: '不排除此前已有实地调研而没有归档。',
    },
    evidence: [evidence],
  };
}

function voicesOf(id: string, texts: boolean, random: () => number, pick: <T>(all: readonly T[]) => T): SheetVoices {
  const evaluation = (yes: string, no: string) => {
    const counts = {
      yes: 2 + Math.floor(random() * 8),
      no: Math.floor(random() * 4),
      unclear: Math.floor(random() * 2),
    };
    return { yes, no, counts, n: counts.yes + counts.no + counts.unclear, shares: null };
  };
  const asked: SheetEvaluation = {
    ...{ id: `evaluation-${id}`, where: '', among: '', people: 12 },
    questions: [evaluation('满意', '不满意'), evaluation('高兴', '不高兴')],
  };
  const none = { topics: [], complaints: [], practices: [], cases: [] };
  const base = { evaluations: random() < 0.6 ? [asked] : [], leastSample: 10, ...none };
  if (!texts) return base;
  const topic = {
    topic: '老旧小区停车难',
    raisedBy: 'people' as const,
    level: '县级',
    analysed: '车位少、周转慢',
    supplied: '协调错时共享',
    result: '',
  };
  return {
    ...base,
    topics: random() < 0.3 ? [{ id: `topic-${id}`, ...topic }] : [],
    complaints:
      random() < 0.3
        ? [
            {
              id: `complaint-${id}`,
              text: '路灯坏了半年没有修',
              received: null,
              takenUp: null,
              answered: null,
              answer: '',
            },
          ]
        : [],
    practices: random() < 0.4 ? [{ id: `practice-${id}`, text: pick(PRACTICES), what: 'method', passOn: true }] : [],
    cases:
      random() < 0.1
        ? [
            {
              id: `case-${id}`,
              facts: '一份调研报告换了抬头用两次',
              side: 'negative',
              cause: '没有到现场',
              lesson: '先看再写',
              passOn: false,
            },
          ]
        : [],
  };
}

function findingsOf(visit: SourceVisit, random: () => number): SourceFinding[] {
  return Array.from({ length: Math.floor(random() * 3) }, (_, at): SourceFinding => {
    const kind = Math.floor(random() * PROBLEMS.length);
    const area = AREAS[kind];
    const above = random() < 0.15;
    return {
      id: `finding-${visit.id}-${at}`,
      unit: visit.unit,
      visit: visit.id,
      areaId: area?.id ?? '',
      area: area?.name ?? '',
      problem: PROBLEMS[kind] ?? '',
      state: (['open', 'underway', 'toCheck', 'closed', 'redo'] as const)[Math.floor(random() * 5)] ?? 'open',
      earlier: false,
      answers: '支部书记',
      leader: '',
      measure: '把自学时间排进安排表',
      quantity: '每周不少于两小时',
      deadline:
        random() < 0.8
          ? `2023-${random() < 0.4 ? '11' : '12'}-${String(5 + Math.floor(random() * 20)).padStart(2, '0')}`
          : null,
      overdue: null,
      cause: above ? 'above' : 'below',
      passedTo: above ? '市教育局' : '',
      passedOn: above ? '2023-11-20' : null,
      claimed: above ? random() < 0.5 : null,
      claimedOn: null,
      steps: [],
    };
  });
}
