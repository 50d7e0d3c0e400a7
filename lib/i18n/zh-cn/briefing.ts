import type { SheetMember, SheetTime } from '../../briefing/compose/sheet.ts';
import type { BriefingWords, Chapter, Figures } from '../../briefing/compose/words.ts';
import type { FindingState, RedoReason } from '../../model/findings.ts';
import type { FactState, NoteKind, Speaker } from '../../model/records.ts';
import {
  chineseDate,
  FACTS,
  FINDING_STATES,
  HOW,
  hanNumber,
  MARKS,
  PRACTICES,
  percent,
  RAISED_BY,
  SIDES,
  WITHHELD,
} from './briefing-terms.ts';

/** The Chinese words of a visit's PDF. */

const CHAPTERS: Readonly<Record<Chapter, string>> = {
  overview: '走访概况',
  ratings: '清单评定情况',
  tags: '形式主义问题及状态',
  findings: '发现的问题及整改情况',
  remarks: '当场指出的情况',
  materials: '材料审核情况',
  evaluation: '群众评价',
  heard: '群众反映',
  brought: '同题共答、诉求和做法',
  notes: '现场记录',
  photos: '现场照片',
  missing: '尚缺事项',
};

const STATES: Readonly<Record<FactState, string>> = { kept: '做到', notKept: '未做到', notApplicable: '不适用' };

const SPEAKERS: Readonly<Record<Speaker, string>> = {
  resident: '群众',
  partyMember: '党员',
  staff: '工作人员',
  grassrootsCadre: '基层干部',
  serviceUser: '办事群众',
  other: '其他人员',
};

const ROLES: Readonly<Record<NonNullable<SheetMember['role']>, string>> = {
  lead: '组长',
  supervisor: '督导员',
  reviewer: '审核人',
  liaison: '联络员',
};

const STEPS: Readonly<Record<FindingState, string>> = {
  open: '列为待整改',
  underway: '开始整改',
  toCheck: '报请复核',
  closed: '销号',
  redo: '返工',
};

const REDO_REASONS: Readonly<Record<RedoReason, string>> = {
  notSolved: '未解决',
  dissatisfied: '群众不满意',
  cameBack: '问题反弹',
};

/** A time of its own, with its day: complaints outlive the visit. */
const when = ({ date, time }: SheetTime): string => `${chineseDate(date)}${time}`;

function overview(f: Figures): string[] {
  const notes = (Object.keys(HOW) as NoteKind[]).map((kind) => `${HOW[kind]}${f.notes[kind]}条`).join('、');
  const grades = `好${f.grades.good}项、较好${f.grades.fairlyGood}项、一般${f.grades.fair}项、较差${f.grades.poor}项`;
  const outside = `不适用${f.grades.notApplicable}项、未查看${f.grades.notSeen}项`;
  const heard = f.heard > 0 ? `；群众反映${f.heard}条` : '';
  return [
    `走访方式的${f.method.of}项要求已记录${f.method.recorded}项（n=${f.method.of}），其中适用${f.method.applicable}项，做到${f.method.kept}项（n=${f.method.applicable}）。`,
    `应查清单${f.items.of}项，已评定${f.items.rated}项（n=${f.items.of}）。其中定级${f.graded}项（n=${f.graded}）：${grades}；${outside}，不计入定级。`,
    `形成现场记录${f.openNotes}条（n=${f.openNotes}）：${notes}${heard}。核实形式主义问题${f.tags.confirmed}个，疑似${f.tags.suspected}个。附照片${f.photos}张。`,
  ];
}

function evidenceText(captions: readonly string[], total: number): string {
  const rest = total - captions.length;
  const named = captions.join('；');
  if (rest <= 0) return `${named}。`;
  return named === '' ? `共${total}件。` : `${named}；另有${rest}件。`;
}

export const briefingWords: BriefingWords = {
  title: (unit) => `${unit}走访记录`,
  chapter: (chapter) => CHAPTERS[chapter],
  ordinal: (level, n) => (level === 1 ? `${hanNumber(n)}、` : `（${hanNumber(n)}）`),
  info: {
    unit: '单位名称',
    unitType: '单位类型',
    team: '督导组',
    date: '走访日期',
    time: '起止时间',
    went: '走访人员',
    accompanied: '陪同人员',
    method: '走访方式',
    covert: '是否暗访',
    places: '走访点位',
    whyHere: '选点缘由',
    cost: '基层负担',
    notRecorded: '未记录',
  },
  date: chineseDate,
  span: (began, ended) => {
    if (!ended) return `${began.time}起（未结束）`;
    return ended.date === began.date
      ? `${began.time}—${ended.time}`
      : `${began.time}至${chineseDate(ended.date)}${ended.time}`;
  },
  fact: (fact, state, why) => {
    const reason = why.trim() === '' ? '' : `（${why.trim()}）`;
    return `${FACTS[fact]}：${state ? STATES[state] : '未记录'}${reason}`;
  },
  covert: (covert) => (covert ? '是，未表明身份' : '否'),
  went: (members) =>
    members.map(({ name, role }) => `${name === '' ? '未署名' : name}${role ? `（${ROLES[role]}）` : ''}`).join('、'),
  cost: ({ minutes, derived, people, papers }) =>
    [
      minutes === null ? '占用时间未记录' : `占用${minutes}分钟${derived ? '（按起止时间计）' : ''}`,
      people === null ? '占用人数未记录' : `占用${people}人`,
      papers === null ? '要材料份数未记录' : `要材料${papers}份`,
    ].join('，'),
  overview,
  ratingHead: { item: '序号', question: '检查内容', grade: '评定', comment: '说明' },
  ratingSection: (title, count) => `${title}（${count}项）`,
  grade: (grade, name) => (grade ? `${MARKS[grade]} ${name}` : '未评定'),
  facts: (count) => (count > 0 ? `依据：记录${count}条` : ''),
  tagsIntro: (confirmed, suspected) => {
    const standing = `核实${confirmed}个，疑似${suspected}个。`;
    return suspected > 0 ? `${standing}标明“疑似”的尚待核实，不作为结论。` : standing;
  },
  tagTitle: (_id, title, status) => `${title}【${status === 'confirmed' ? '核实' : '疑似'}】`,
  part: { fact: '看到的事实：', unitSaid: '单位的说明：', otherwise: '其他可能的解释：', evidence: '佐证：' },
  reported: '有群众反映：',
  withheld: WITHHELD,
  noteLead: ({ number, how, source, speaker, at, sameDay, covert }) => {
    const when = `${sameDay ? '' : chineseDate(at.date)}${at.time}`;
    const who = source === 'faceToFace' ? ['面对面', ...(speaker ? [SPEAKERS[speaker]] : [])] : [];
    return `${number}．${HOW[how]}（${[when, ...(covert ? ['暗访'] : []), ...who].join('，')}）：`;
  },
  quote: ({ text, title, address, at }) =>
    `网页摘录：“${text}”——《${title.trim() === '' ? '无标题' : title}》，${address}，${chineseDate(at.date)}${at.time}摘取。`,
  items: (labels) => `对应检查项：${labels.join('；')}。`,
  evidence: evidenceText,
  evidenceLine: (captions, total) => `佐证：${evidenceText(captions, total)}`,
  photo: (number, caption) => (caption.trim() === '' ? `图${number}` : `图${number} ${caption}`),
  findings: {
    finding: ({ number, area, state, earlier }) => {
      const about = [...(area === '' ? [] : [area]), ...(earlier ? ['以前发现'] : []), FINDING_STATES[state]];
      return `${number}．（${about.join('，')}）`;
    },
    remark: (number, nature) => `${number}．${nature === 'advice' ? '建议' : '偏差'}：`,
    material: (number, verdict) =>
      `${number}．${verdict === null ? '（未定）' : verdict === 'passed' ? '（通过）' : '（退回）'}`,
    verdicts: { met: '符合：', notMet: '不符合：', notSeen: '没有看到：' },
    parts: {
      answers: '责任人：',
      leader: '包案领导：',
      measure: '整改措施：',
      quantity: '目标：',
      deadline: '期限：',
      above: '根子在上级：',
      step: '本次走访：',
      decided: '单位自行决定：',
      became: '后续：',
      comment: '说明：',
    },
    day: chineseDate,
    deadline: (day, overdue) => `${chineseDate(day)}${overdue === null ? '' : `（已逾期${overdue}天）`}`,
    step: ({ to, at, seen, reason }) => {
      const about = [...(at.date === '' ? [] : [when(at)]), STEPS[to]].join('，');
      return `${about}${reason === null ? '' : `（${REDO_REASONS[reason]}）`}${seen.trim() === '' ? '' : `：${seen}`}`;
    },
    above: ({ passedTo, passedOn, claimed, claimedOn }) =>
      [
        passedTo === '' ? '报送对象未记录' : `${passedOn ? `${chineseDate(passedOn)}` : ''}报${passedTo}`,
        claimed === null
          ? '是否认领未记录'
          : claimed
            ? `${claimedOn ? `${chineseDate(claimedOn)}` : ''}已认领`
            : '尚未认领',
      ].join('，'),
    becameOn: (became, day) => `${became}（${day}）`,
    notKnown: '尚不清楚',
  },
  evaluation: {
    head: { question: '所问', yes: '正面', no: '反面', unclear: '说不清', sample: '人数' },
    question: (yes, no) => `${yes}／${no}`,
    place: ({ number, where, among, people }) => {
      const place = [where.trim(), among.trim()].filter((text) => text !== '').join('，');
      return `${number === null ? '' : `${number}．`}${place === '' ? '地点和人群未记录' : place}，共问${people}人。`;
    },
    count: (count, share) => (share === null ? `${count}` : `${count}（${percent(share)}）`),
    few: (least) => `答的人不足${least}人的，只列人数，不算百分比。`,
  },
  brought: {
    titles: { topic: '同题共答', complaint: '群众诉求', practice: '好做法、金点子和身边榜样', case: '解剖的典型案例' },
    parts: {
      analysed: '分析：',
      supplied: '督导组提供：',
      result: '结果：',
      times: '办理：',
      answer: '答复：',
      cause: '原因：',
      lesson: '启示：',
    },
    plain: (number) => `${number}．`,
    topic: (number, raisedBy, level) => {
      const by = raisedBy ? [`${RAISED_BY[raisedBy]}提出`] : [];
      const at = level.trim() === '' ? [] : [`${level.trim()}解决`];
      return `${number}．${by.length + at.length > 0 ? `（${[...by, ...at].join('，')}）` : ''}`;
    },
    practice: (number, what, passOn) => `${number}．${PRACTICES[what] ?? ''}${passOn ? '（可供推广）' : ''}：`,
    case: (number, side, passOn) => `${number}．${SIDES[side] ?? ''}案例${passOn ? '（可供推广）' : ''}：`,
    times: ({ received, takenUp, answered }) =>
      [
        received ? `${when(received)}接到` : '接到时间未记录',
        takenUp ? `${when(takenUp)}接办` : '尚未接办',
        answered ? `${when(answered)}答复` : '尚未答复',
      ].join('，'),
  },
  missing: ({ code, count, label }) => {
    const known: Readonly<Record<string, string>> = {
      unrated: '尚未评定的检查项',
      lowWithoutFact: '评定为一般、较差而没有记下事实的检查项',
      goodWithoutBasis: '评定为好、较好而没有看、听、问为据的检查项',
      method: '走访方式未记录的要求',
      whyNotKept: '走访方式未做到而没有写明情况的要求',
      ended: '走访尚未结束',
    };
    const name = known[code] ?? label ?? code;
    return count === undefined ? `${name}。` : `${name}${count}项${label && known[code] ? `（${label}）` : ''}。`;
  },
  missingIntro: '提交时下列事项仍未补齐，阅看时请一并考虑。',
};
