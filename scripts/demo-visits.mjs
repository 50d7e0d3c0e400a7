// @ts-check
// Visits of another member, as a file of theirs would bring them: what the demo's briefing is written from beside the
// visit that is made in the panel. What was found is drawn from D1 (the city's speech), in words of our own.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { readPlainRecords } from '../lib/bundle/format/plain-records.ts';
import { makeSecretKey, signerOf, verifyEd25519 } from '../lib/bundle/sign/ed25519.ts';
import { makePlainBundle } from '../lib/bundle/zip/plain-bundle.ts';
import { makeId } from '../lib/model/ids.ts';

/** @type {import('../lib/packs/schema.ts').Pack} */
const pack = JSON.parse(readFileSync(new URL('../lib/packs/data/education-2023-second.json', import.meta.url), 'utf8'));

const DAY = 86_400_000;
const GRADES = /** @type {const} */ (['fairlyGood', 'fair', 'good', 'poor', 'fairlyGood', 'good', 'fair']);

/**
 * A unit and the visits to it, each so many days ago.
 * @typedef {{ name: string, type: string, first: string, ago: readonly number[], said: readonly string[], found: readonly (readonly [area: string, problem: string, due: number])[], tag: readonly [id: string, fact: string, unitSaid: string, peopleSaid: string, otherwise: string], good: string, again?: string }} DemoUnit
 */

/** @type {readonly DemoUnit[]} */
const UNITS = [
  {
    name: '清源县青石镇',
    type: 'townshipSubdistrict',
    first: '周明远',
    ago: [18, 4],
    said: ['调研报告和去年的结构一样，例子也没有换。', '便民大厅的取号机坏了两周，群众自己排队。'],
    found: [
      ['investigation', '调研选题大而空，没有列出要解决的具体问题', -3],
      ['development', '便民服务事项清单没有随机构调整更新', 12],
    ],
    tag: [
      'F14',
      '三份调研报告段落相同，只换了村名。',
      '三个村情况差不多，报告由一人执笔。',
      '调研组没有进过组，没有开过会。',
      '三个村确有同样的灌溉问题，但附表的数也一样。',
    ],
    good: '把群众来访按事由分成九类，当天转到人、三天内回话。',
    again: '取号机修好了，三份调研报告还没有重写。',
  },
  {
    name: '清源县青石镇石门村',
    type: 'villageCommunity',
    first: '孙桂兰',
    ago: [16],
    said: ['流动党员名册上有六人联系不上。', '公开栏里没有上个月的账。'],
    found: [['study', '流动党员没有纳入学习安排', 5]],
    tag: [
      'F10',
      '主题党日记录是去看了一场电影。',
      '电影是活动的一部分，讨论没有记下来。',
      '看完就散了，没有讨论。',
      '可能另有讨论记录，查了活动室和文件柜，没有。',
    ],
    good: '用农闲晚上在晒谷场开院坝会，一次议定一件事。',
  },
  {
    name: '清源县青石镇白马村',
    type: 'villageCommunity',
    first: '刘长河',
    ago: [15],
    said: ['学习笔记三本字迹相同，日期挨着。', '广播每天播十分钟，村里人听得进去。'],
    found: [['study', '学习笔记由一人代抄', -1]],
    tag: [
      'F12',
      '三本笔记字迹相同，内容一字不差。',
      '其中一位党员眼睛不好，请人代写。',
      '笔记是发下来就写好的。',
      '代写一本说得通，三本内容一样说不通。',
    ],
    good: '请返乡技术员办田间课，边干边讲。',
  },
  {
    name: '清源县宏远机械有限公司',
    type: 'stateEnterprise',
    first: '韩志强',
    ago: [12],
    said: ['整改台账写“长期坚持”的有七条。', '车间党员示范岗的牌子下有本月的实绩。'],
    found: [['rectification', '整改措施没有写清谁来做、何时做完', 20]],
    tag: [
      'F22',
      '七条整改目标写“进一步加强”，没有数。',
      '集团下发的模板就是这样写的。',
      '不知道今年要改哪几样。',
      '集团模板可能没有留数的位置，看过，留了。',
    ],
    good: '党员带班攻关，换模时间由四小时减到一个半小时。',
  },
  {
    name: '清源县第二中学',
    type: 'school',
    first: '邵敏',
    ago: [9],
    said: ['一周里迎接检查四次，老师说备课都在晚上。', '家长意见箱有回执，逐条写了怎么办的。'],
    found: [['burden', '同一份材料要报三个口子', 8]],
    tag: [
      'F29',
      '一项活动要交照片、签到、心得、总结四样。',
      '四样材料是三个部门分别要的。',
      '一周有两个晚上在补材料。',
      '可能只有这一次活动要得多，翻了前三次，都一样。',
    ],
    good: '把家长意见逐条贴在公告栏，办结的打钩。',
  },
  {
    name: '清源县人民医院',
    type: 'hospital',
    first: '鲁建国',
    ago: [7],
    said: ['导诊台旁的标语还是去年的。', '老年窗口有人引导，排队不超过十分钟。'],
    found: [['publicity', '大厅标语没有更新', -5]],
    tag: [
      'F26',
      '大厅三处标语是去年的活动。',
      '新标语已经做好，还没有换。',
      '没有注意过墙上写的什么。',
      '新标语可能在库房，看过，还没有送到。',
    ],
    good: '开通老年人优先窗口，现场代填表格。',
  },
  {
    name: '清源县同城速递服务站',
    type: 'newOrganisation',
    first: '范小军',
    ago: [5],
    said: ['骑手党员说不知道组织关系在哪里。', '站里有休息室，墙上有学习角。'],
    found: [['openDoor', '没有听过骑手的意见', 15]],
    tag: [
      'F33',
      '方案里的意见栏都是“无”。',
      '征求过意见，大家没有提。',
      '没有人来问过。',
      '可能是口头问的，问了五名骑手，都说没有。',
    ],
    good: '晨会五分钟学一段，骑手轮流讲。',
  },
];

/** What was copied out on the spot. */
const COPIED = Buffer.from('现场抄录，与原件核对无误。\n');
const EVIDENCE = { sha256: createHash('sha256').update(COPIED).digest('hex'), type: 'text/plain', size: COPIED.length };

/** @param {number} millis */
const moment = (millis) => ({ device: millis, offset: 480, zone: 'Asia/Shanghai' });
/** @param {number} millis */
const dayOf = (millis) => new Date(millis + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * The records of a unit: itself, its visits with all that was written there, its findings.
 * @param {DemoUnit} unit
 * @param {{ at: number, now: number, person: string }} how its place among the units, the time, and whose visits they are
 */
function unitRecords(unit, { at, now, person }) {
  const id = makeId(now - 40 * DAY + at);
  const visits = unit.ago.map((ago, nth) =>
    visitRecords(unit, id, { at: at + nth, now: now - ago * DAY, person, nth }),
  );
  const [first] = visits;
  const findings = unit.found.map(([area, problem, due], place) => ({
    kind: 'finding',
    id: makeId(now - DAY + at * 10 + place),
    parent: id,
    fields: {
      ...{ campaign: pack.seed.campaign.id, visit: first?.id ?? null, at: moment(now - (unit.ago[0] ?? 0) * DAY) },
      ...{
        problem,
        area,
        deadline: dayOf(now + due * DAY),
        answers: unit.first,
        measure: '列出责任人和完成时间，逐条销号',
      },
    },
  }));
  const { name, type, first: secretary } = unit;
  const fields = { name, type, first: secretary, place: '清源县' };
  return [{ kind: 'unit', id, fields }, ...visits.flatMap(({ records }) => records), ...findings];
}

/**
 * @param {DemoUnit} unit
 * @param {string} parent
 * @param {{ at: number, now: number, person: string, nth: number }} how
 */
function visitRecords(unit, parent, { at, now, person, nth }) {
  const id = makeId(now);
  const began = moment(now);
  let offset = 0;
  /** @param {string} kind @param {Record<string, unknown>} fields */
  const under = (kind, fields) => ({
    kind,
    id: makeId(now + 60_000 * ++offset),
    parent: id,
    fields: { at: moment(now + 60_000 * offset), ...fields },
  });
  const items = pack.items.filter(({ form, types }) => form === 'rated' && types.includes(unit.type)).slice(0, 18);
  const grade = (/** @type {number} */ place) => GRADES[(place * 3 + at + nth * 2) % GRADES.length];
  const ratings = Object.fromEntries(items.map((item, place) => [`rating.${item.id}`, grade(place)]));
  const facts = ['noNotice', 'noGreeting', 'noBriefing', 'noEscort', 'toGrassroots', 'toSite'];
  const method = Object.fromEntries(
    facts.map((fact, place) => [`method.${fact}`, (place + at) % 5 ? 'kept' : 'notKept']),
  );
  const [tag, fact, unitSaid, peopleSaid, otherwise] = unit.tag;
  // Who comes again looks after what was said, and says nothing twice.
  const isAgain = nth > 0;
  const notes = (isAgain && unit.again ? [unit.again] : unit.said).map((text, place) =>
    under('note', { text, how: place ? 'look' : 'check', source: 'public' }),
  );
  const copied = under('evidence', { ...EVIDENCE, caption: fact });
  const status = at % 2 ? 'suspected' : 'confirmed';
  const marked = under('tag', { tag, status, fact, unitSaid, peopleSaid, otherwise, [`evidence.${copied.id}`]: true });
  const practice = under('practice', { text: unit.good, what: at % 3 ? 'method' : 'idea', passOn: true });
  const records = [
    {
      kind: 'visit',
      id,
      parent,
      fields: {
        ...{ unit: parent, campaign: pack.seed.campaign.id, by: person, packVersion: pack.version, began },
        ...{ ended: moment(now + 2 * 3_600_000), handed: moment(now + 3 * 3_600_000), people: 6, papers: 3 },
        ...{ minutes: 120, whyHere: '随机抽取', ...ratings, ...method },
      },
    },
    ...notes,
    under('evaluation', {
      where: '大门口',
      among: '办事群众',
      people: 36 + at,
      'tally.satisfied.yes.w': 22 + at,
      'tally.satisfied.no.w': 8,
      'tally.glad.yes.w': 20,
      'tally.glad.no.w': 9,
    }),
    ...(isAgain ? [] : [copied, marked, practice]),
  ];
  return { id, records };
}

/**
 * Writes the file: eight visits to seven units of six types.
 * @param {string} path
 */
export async function writeDemoVisits(path) {
  const now = Date.now();
  const person = makeId(now - 90 * DAY);
  const units = UNITS.flatMap((unit, at) => unitRecords(unit, { at, now, person }));
  const topic = {
    kind: 'topic',
    parent: units.find(({ kind }) => kind === 'visit')?.id ?? null,
    fields: {
      ...{ at: moment(now - 17 * DAY), topic: '进村道路灌溉渠谁来修', raisedBy: 'people', level: '县' },
      ...{
        analysed: '道路归交通，渠归水利，两家各修一半。',
        supplied: '请县里开了一次现场会。',
        result: '定下一家牵头，月底开工。',
      },
    },
  };
  const input = readPlainRecords({
    author: { name: '赵立新', id: person },
    packs: [{ id: pack.id, version: pack.version }],
    attachments: ['copied.txt'],
    records: [...units, topic],
  });
  const making = { signer: signerOf(makeSecretKey()), verify: verifyEd25519, now, hasPack: () => true };
  const file = async () => new Blob([COPIED]);
  const { blob } = await makePlainBundle(input, { ...making, file });
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
}
