import type { Id } from '../model/ids.ts';
import { GRADES } from '../model/records.ts';
import { PACK_FORMAT, type Pack, TAG_PARTS } from './schema.ts';

/** Ids of the campaign and the team that a pack starts with. */
export interface SeedIds {
  campaign: Id;
  team: Id;
}

const pair = (zh: string, en: string) => ({ zh, en });
const sources = [{ doc: 'D1', para: 1 }];

const GRADE_NAMES = [
  pair('好', 'Good'),
  pair('较好', 'Fairly good'),
  pair('一般', 'Fair'),
  pair('较差', 'Poor'),
  pair('不适用', 'Not applicable'),
  pair('未查看', 'Not seen'),
];
const SCORES = [100, 75, 50, 25, null, null];

const PART_TITLES = [
  pair('看到的事实', 'The fact seen'),
  pair('单位怎么说', 'What the unit said'),
  pair('群众怎么说', 'What people said'),
  pair('别的可能解释', 'Another possible explanation'),
  pair('佐证', 'Evidence'),
];

/**
 * The pack behind the template: one entry of each kind, about a service counter, in which every reference leads
 * somewhere. The scale and the parts of a tag are whole, since a pack without one of them is refused.
 */
export function examplePack(ids: SeedIds): Pack {
  return {
    formatVersion: PACK_FORMAT,
    id: 'my-pack',
    version: '1.0.0',
    title: pair('我的清单包', 'My pack'),
    ...rules(),
    ...checklist(),
    ...scales(),
    score: { minShare: 0.6 },
    limits: {
      visitsPerUnitMonth: 2,
      minutesPerVisit: 120,
      peoplePerVisit: 3,
      papersPerVisit: 3,
      sources,
      note: pair('数字由本专项自定。', 'Figures set by this campaign.'),
    },
    questions: [{ id: 'satisfied', yes: pair('满意', 'Satisfied'), no: pair('不满意', 'Not satisfied'), sources }],
    evaluation: { minSample: 30, note: pair('少于 30 人只列人数。', 'Counts alone below 30 people.') },
    seed: {
      campaign: { id: ids.campaign, name: pair('我的专项', 'My campaign') },
      team: {
        id: ids.team,
        name: pair('我的督导组', 'My team'),
        level: 'other',
        mandate: pair('看窗口服务。', 'Service at counters.'),
        rule: pair('由主办单位派出。', 'Sent by the body in charge.'),
      },
    },
  };
}

function rules(): Pick<Pack, 'docs' | 'unitTypes' | 'traits' | 'dimensions' | 'materials'> {
  return {
    docs: [
      {
        id: 'D1',
        title: pair('窗口服务规定', 'Rules of service'),
        authority: 'city',
        soleBasis: true,
        paras: 10,
        note: pair('段数按非空行数。', 'Paragraphs are non-empty lines.'),
      },
    ],
    unitTypes: [
      {
        id: 'counter',
        name: pair('服务窗口', 'Service counter'),
        focus: pair('来办事的人能不能一次办成。', 'Whether people get their business done in one go.'),
        sources,
        clauses: [
          {
            id: 'counter.1',
            text: pair('一次告知所需材料。', 'All that is needed is told at once.'),
            source: { doc: 'D1', para: 2 },
          },
        ],
      },
    ],
    traits: [
      {
        id: 'evening',
        name: pair('有延时服务', 'Open in the evening'),
        clauses: [
          {
            id: 'evening.1',
            text: pair('延时有人在岗。', 'Someone is there after hours.'),
            source: { doc: 'D1', para: 3 },
          },
        ],
      },
    ],
    dimensions: [
      {
        id: 'A',
        title: pair('便民', 'Convenience'),
        points: [{ id: 'A.1', title: pair('少跑腿', 'Fewer trips'), sources }],
      },
    ],
    materials: [
      {
        id: 'plan',
        name: pair('整改方案', 'Plan'),
        sources,
        rules: [
          {
            id: 'plan.1',
            text: pair('每条措施有责任人和期限。', 'Each measure has a person and a date.'),
            tags: ['T01'],
            sources,
          },
        ],
      },
    ],
  };
}

function checklist(): Pick<Pack, 'sections' | 'items' | 'areas' | 'tags'> {
  return {
    sections: [{ id: '1', title: pair('办事', 'Service') }],
    items: [
      {
        id: '1.1',
        section: '1',
        form: 'rated',
        question: pair('来办事的人是否一次就办成', 'Do people get their business done in one go?'),
        short: pair('一次办成', 'One go'),
        look: pair(
          '问三名刚办完的人：来过几趟，第一次为什么没办成。',
          'Ask three who have just finished how often they came, and why the first time wasn’t enough.',
        ),
        how: ['look', 'ask'],
        against: pair('同一件事来了几趟；第一次没说全。', 'Several trips for one matter; not all was said at first.'),
        sources,
        serves: ['R1'],
        types: ['counter'],
        traits: ['evening'],
        points: ['A.1'],
        clauses: ['counter.1'],
        weight: 1,
      },
    ],
    areas: [{ id: 'service', name: pair('服务', 'Service') }],
    tags: [
      {
        id: 'T01',
        area: 'service',
        title: pair('推来推去', 'Sent from desk to desk'),
        hint: pair('几个窗口都说不归自己。', 'Every desk says it is another’s.'),
        words: ['推诿', 'passing on'],
        urgent: false,
        sources,
        items: ['1.1'],
      },
    ],
  };
}

function scales(): Pick<Pack, 'grades' | 'tagParts'> {
  return {
    grades: GRADES.map((grade, index) => ({
      grade,
      name: GRADE_NAMES[index] ?? pair(grade, grade),
      score: SCORES[index] ?? null,
      needsFact: grade === 'fair' || grade === 'poor',
      needsBehind: grade === 'good' || grade === 'fairlyGood',
    })),
    tagParts: TAG_PARTS.map((id, index) => {
      const title = PART_TITLES[index] ?? pair(id, id);
      return { id, title, example: pair(`（举例：${title.zh}）`, `(An example: ${title.en})`) };
    }),
  };
}
