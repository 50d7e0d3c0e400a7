import type {
  EvaluationWords,
  FeedbackWords,
  FindingsWords,
  PracticesWords,
  TopicsWords,
} from '../../briefing/compose/draft-words.ts';
import { joinSaid, say, sayOf } from '../../briefing/compose/say.ts';
import { chineseDate, FINDING_STATES, PRACTICES, percent, quoted, RAISED_BY, SIDES } from './briefing-terms.ts';
import { ended, listed, shortUntil } from './briefing-told.ts';

/** What a briefing tells of what people said and brought, and of findings with their days. */

/** 11月8日; 2024年1月5日 in another year. */
const shortDate = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? chineseDate(day).replace(/^.*年/, '') : chineseDate(day);

/** Texts that each end as a sentence does, one behind the other; what is empty is left out. */
const sentences = (texts: readonly (readonly [lead: string, text: string])[]): string =>
  texts
    .filter(([, text]) => text.trim() !== '')
    .map(([lead, text]) => ended(lead + text.trim()))
    .join('');

export const evaluation: EvaluationWords = {
  asked: (times, people) => say`开展群众评价${times}次，共问${people}人。`,
  question: ({ yes, no, n, yesCount, noCount, share }) => {
    const against = sayOf(noCount, (one) => say`，${no}的${one}人`);
    return say`回答“${yes}、${no}”的${n}人中，${yes}的${yesCount}人${sayOf(share, (one) => say`，占${one}`)}${against}。`;
  },
  table: '群众评价汇总',
  byType: '分类型群众评价',
  head: { question: '所问', yes: '正面', no: '反面', unclear: '说不清', sample: '人数', type: '单位类型' },
  pair: (yes, no) => `${yes}／${no}`,
  cell: (count, share) => (share === null ? `${count}` : `${count}（${percent(share)}）`),
  shareCell: (count, n, share) => (share === null ? `${count}人（共${n}人）` : `${percent(share)}（共${n}人）`),
  few: (least) => `答的人不足${least}人的，只列人数，不算百分比。`,
  complaints: (all, answered) =>
    say`走访中接到群众诉求${all}件${sayOf(answered, (one) => say`，其中已答复${one}件`)}。`,
  answer: (answer) => `（答复：${answer.trim()}）`,
  heardHeading: '群众反映',
  complaintsHeading: '群众诉求',
  reported: '有群众反映：',
};

export const findings: FindingsWords = {
  redo: (count, overdue) => say`返工${count}个${sayOf(overdue, (one) => say`（其中已逾期${one}个）`)}`,
  overdue: (count) => say`已逾期${count}个`,
  due: (count, day) => say`最近于${day}到期${count}个`,
  later: (count) => say`其后到期${count}个`,
  noDeadline: (count) => say`未定期限${count}个`,
  sentence: (all, redo, rest) => {
    const others = joinSaid(rest, '，');
    const parts = [redo, others.length > 0 && redo.length > 0 ? say`其余问题${others}` : others];
    return say`尚未销号的问题${all}个，其中${joinSaid(parts, '；')}。`;
  },
  table: '问题和期限',
  head: { unit: '单位', type: '单位类型', problem: '问题', state: '状态', deadline: '期限', answers: '责任人' },
  state: (state) => FINDING_STATES[state],
  deadline: (day, today, overdue) => shortDate(day, today) + (overdue === null ? '' : `\n逾期${overdue}天`),
  none: '未定',
};

export const topics: TopicsWords = {
  jointHeading: '同题共答',
  aboveHeading: '向上报送的问题',
  joint: (count) => say`督导组和单位同题共答课题${count}个。`,
  lead: (unit, raisedBy, level) => {
    const about = [
      unit,
      raisedBy ? `${RAISED_BY[raisedBy]}提出` : '',
      level.trim() === '' ? '' : `${level.trim()}解决`,
    ];
    const told = about.filter((one) => one !== '').join('，');
    return told === '' ? '' : `（${told}）`;
  },
  parts: (topic, { analysed, supplied, result }) =>
    sentences([
      ['', topic],
      ['分析：', analysed],
      ['督导组提供：', supplied],
      ['结果：', result],
    ]),
  above: (all, claimed, unclaimed, unknown) =>
    say`根子在上级的问题${all}个，${joinSaid(
      [
        sayOf(claimed, (one) => say`已认领${one}个`),
        sayOf(unclaimed, (one) => say`尚未认领${one}个`),
        sayOf(unknown, (one) => say`是否认领未记录${one}个`),
      ],
      '，',
    )}。`,
  aboveTable: '向上报送的问题',
  head: { unit: '单位', type: '单位类型', problem: '问题', passedTo: '报送', claimed: '认领' },
  passed: (to, on, today) =>
    `${on ? shortDate(on, today) : ''}${to.trim() === '' ? (on ? '报上级' : '上级') : `报${to.trim()}`}`,
  claimed: (claimed, on, today) =>
    claimed === null ? '未记录' : claimed ? `${on ? shortDate(on, today) : ''}已认领` : '尚未认领',
};

export const practices: PracticesWords = {
  lead: (what, unit) => `${PRACTICES[what]}${unit === '' ? '' : `（${unit}）`}：`,
  casesHeading: '解剖的典型案例',
  caseLead: (side, unit) => `${SIDES[side]}案例${unit === '' ? '' : `（${unit}）`}：`,
  caseParts: (facts, cause, lesson) =>
    sentences([
      ['', facts],
      ['原因：', cause],
      ['启示：', lesson],
    ]),
};

export const feedback: FeedbackWords = {
  visited: (days, team, unit) =>
    `${days.length > 0 ? `${listed(days.map((day, at) => shortUntil(days[at - 1] ?? '', day)))}，` : ''}${team === '' ? '督导组' : team}到${unit === '' ? '你单位' : unit}走访。现将有关情况反馈如下。`,
  good: (names) => `走访中看到，${names.map(quoted).join('')}做得好。`,
  found: (count) => say`走访中发现以下问题${count}个：`,
  parts: ({ problem, measure, quantity, deadline, state }) =>
    sentences([
      ['', problem],
      ['整改措施：', measure],
      ['目标：', quantity],
      ['期限：', deadline ? `${chineseDate(deadline)}前` : ''],
      ['现状：', state === 'open' ? '' : FINDING_STATES[state]],
    ]),
  adviceIntro: '以下是督导组的建议，供参考。是否采纳、怎样办理，由单位自行决定。',
  remark: (text, became) =>
    sentences([
      ['', text],
      ['后续：', became],
    ]),
  advice: (text, decided) =>
    sentences([
      ['', text],
      ['单位的决定：', decided],
    ]),
};
