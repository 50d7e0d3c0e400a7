import type { SheetNote, SheetRating, VisitSheet } from '../../../lib/briefing/compose/sheet.ts';
import type { Grade } from '../../../lib/model/records.ts';

/** A visit as it might be: the problems are of the kinds that D1, paragraph 5, reports, in words of our own. */

const DATE = '2023-11-08';
const at = (time: string) => ({ date: DATE, time });

const NAMES: Readonly<Record<Grade, string>> = {
  good: '好',
  fairlyGood: '较好',
  fair: '一般',
  poor: '较差',
  notApplicable: '不适用',
  notSeen: '未查看',
};
const rate = (itemId: string, question: string, grade: Grade | null, comment = '', facts = 0): SheetRating => ({
  itemId,
  question,
  grade,
  gradeName: grade ? NAMES[grade] : '',
  comment,
  facts,
});
const note = (
  id: string,
  how: SheetNote['how'],
  time: string,
  text: string,
  more: Partial<SheetNote> = {},
): SheetNote => ({
  id,
  how,
  source: 'public',
  speaker: null,
  at: at(time),
  text,
  itemLabels: [],
  evidence: [],
  ...more,
});

/** Back to back: what may go out is the text; everything else here must not. */
export const PROTECTED: readonly SheetNote[] = [
  note('p1', 'listen', '11:37', '窗口上午十点以后经常只开一个，老年人排队要一个多小时。', {
    source: 'backToBack',
    speaker: 'serviceUser',
    itemLabels: ['5.3 办事窗口'],
    evidence: [{ ref: 'photo-secret', caption: '东侧走廊第二间' }],
    quote: { text: '秘密摘录', title: '内部群聊天', address: 'https://secret.example/room', at: at('11:39') },
  }),
  note('p2', 'ask', '10:52', '说是开过座谈会，参加的都是单位自己的人，提的意见没有下文。', {
    source: 'backToBack',
    speaker: 'partyMember',
    evidence: [{ ref: 'audio-secret', caption: '谈话录音' }],
  }),
];

export const SAMPLE: VisitSheet = {
  unit: { name: '某某市不动产登记服务中心', type: '市直单位（办事服务类）' },
  began: at('09:05'),
  ended: at('12:20'),
  team: '省委第八巡回督导组第二小组',
  summary: '总的看，该中心学习抓得早、便民举措有新意，但整改目标不具体、调研成果没有转化，基层支部对要求的理解有差距。',
  method: [
    { fact: 'noNotice', state: 'kept', why: '' },
    { fact: 'noGreeting', state: 'kept', why: '' },
    { fact: 'noBriefing', state: 'notKept', why: '中心主任在大厅遇见，简要介绍了情况约十分钟' },
    { fact: 'noEscort', state: 'kept', why: '' },
    { fact: 'toGrassroots', state: 'notApplicable', why: '中心为直接服务窗口' },
    { fact: 'toSite', state: 'kept', why: '' },
  ],
  covert: false,
  went: [
    { name: '王一', role: 'lead' },
    { name: '王一', role: 'supervisor' },
    { name: '李二', role: null },
  ],
  accompanied: '10:20 起中心办公室一人跟在后面',
  places: '一楼大厅；登记一科',
  whyHere: '上月投诉集中在抵押登记',
  cost: { minutes: 95, derived: true, people: 3, papers: null },
  notes: [
    note(
      'n1',
      'look',
      '09:12',
      '一楼宣传栏仍是上半年内容，没有主题教育专栏；电子屏循环播放的标语把“学思想、强党性、重实践、建新功”漏写了一句。',
      {
        itemLabels: ['6.1 宣传阵地内容及时更新', '6.2 标语使用规范'],
        evidence: [
          { ref: 'photo-1', caption: '一楼宣传栏' },
          { ref: 'photo-2', caption: '电子屏标语' },
        ],
      },
    ),
    note(
      'n2',
      'ask',
      '09:40',
      '随机问了登记一科3名党员：1人说得出规定的必读书目，2人说“跟着集中学，自己还没有看”。\n支部书记对下一步怎么推进讲不清楚，只说“等上面通知”。',
      { source: 'faceToFace', speaker: 'partyMember', itemLabels: ['1.2 原原本本自学'] },
    ),
    note(
      'n3',
      'check',
      '10:05',
      '查读书班安排表：6天课程中5天为专家辅导，自学时间合计3小时。11月4日的主题党日为“秋季健步走”，照片和签到表归入了主题教育台账。',
      {
        itemLabels: ['1.2 原原本本自学', '1.4 主题党日聚焦主题'],
        evidence: [{ ref: 'photo-3', caption: '读书班安排表' }],
      },
    ),
    note(
      'n4',
      'check',
      '10:30',
      '调研方案列课题4个，均以向各县（区）发函收材料的方式完成，没有到现场；调研报告11月2日定稿后没有列出转化事项。',
      {
        itemLabels: ['2.1 实地调研', '2.4 成果转化清单'],
        quote: {
          text: '以书面调研为主，请各单位于10月25日前报送材料',
          title: '关于开展专题调研的通知',
          address: 'https://bdc.example.gov.cn/tzgg/202310/t20231012_88213.html',
          at: at('10:34'),
        },
      },
    ),
    note(
      'n5',
      'check',
      '10:48',
      '问题清单共5条，其中“服务意识有待加强”“学习不够深入”等3条没有具体表现；整改目标均为“进一步提升”，没有数量和时限，领导包案栏空白。',
      {
        itemLabels: ['4.1 问题具体', '4.2 目标量化', '4.5 领导包案'],
        evidence: [{ ref: 'doc-1', caption: '问题清单复印件' }],
      },
    ),
    note(
      'n6',
      'listen',
      '11:10',
      '办事大厅设“潮汐窗口”，中午不间断；办结1件抵押登记实测用时23分钟（叫号A0137），较公示时限60分钟明显缩短。',
      {
        source: 'faceToFace',
        speaker: 'serviceUser',
        itemLabels: ['3.2 为民办实事'],
      },
    ),
    ...PROTECTED,
  ],
  ratings: [
    {
      title: '理论学习',
      ratings: [
        rate('1.1', '领导班子是否按要求举办读书班，并在规定时间内完成？', 'fairlyGood', '11月6日完成', 1),
        rate(
          '1.2',
          '党员是否原原本本学习规定书目，而不是以专家辅导、读书班代替自学？',
          'poor',
          '3名党员中2名没有自学；读书班自学时间合计3小时',
          2,
        ),
        rate(
          '1.3',
          '党组织书记是否讲过一次专题党课，准备、时长和对象是否符合要求？',
          'fair',
          '党课时长25分钟，参加对象为机关党员，窗口人员未参加',
          1,
        ),
        rate('1.4', '主题党日是否聚焦主题，有无把无关活动冠名为主题党日？', 'poor', '“秋季健步走”冠名主题党日', 1),
      ],
    },
    {
      title: '调查研究',
      ratings: [
        rate('2.1', '调研是否到实地、到矛盾集中的地方，而不是书面收材料？', 'poor', '4个课题均为书面调研', 1),
        rate('2.2', '是否确定1个正面案例和1个反面案例并作剖析？', 'fairlyGood', '', 1),
        rate('2.3', '是否召开调研成果交流会？', 'notSeen'),
        rate('2.4', '是否建立成果转化运用清单，把发现的问题转为整改事项？', 'poor', '没有转化清单', 1),
      ],
    },
    {
      title: '推动发展',
      ratings: [
        rate('3.1', '支部工作计划是否把服务发展列入，而不是以学习计划代替？', 'fair', '支部计划8项中7项为学习安排', 1),
        rate('3.2', '是否办成群众看得见的实事？', 'good', '抵押登记实测23分钟', 1),
        rate('3.3', '流动党员、“三新”领域党员的管理是否落实？', 'notApplicable'),
      ],
    },
    {
      title: '检视整改',
      ratings: [
        rate('4.1', '查摆的问题是否具体，有无笼统、一般化？', 'fair', '5条中3条没有具体表现', 1),
        rate('4.2', '整改目标是否量化，措施是否可操作？', 'poor', '目标均为“进一步提升”，没有数量和时限', 1),
        rate('4.3', '整改是否在现场见效，有无停留在纸面上、台账上？', 'fair', '已销号的2条，现场核对1条未落实', 1),
        rate('4.5', '主要负责同志是否包案？', 'poor', '领导包案栏空白', 1),
        rate('4.6', '群众不满意的是否返工重做？', null),
      ],
    },
    {
      title: '宣传氛围',
      ratings: [
        rate('6.1', '宣传栏、电子屏等阵地内容是否及时更新？', 'poor', '仍为上半年内容', 1),
        rate('6.2', '标语使用是否规范？', 'poor', '电子屏标语漏写一句', 1),
      ],
    },
  ],
  progress: { rated: 17, of: 18 },
  tags: [
    {
      id: 'F14',
      title: '书面调研、套路化',
      status: 'suspected',
      parts: {
        fact: '4个调研课题均以发函收材料方式完成，调研组没有到现场的记录。',
        unitSaid: '',
        peopleSaid: '有群众反映：没有见过来调研的人，只接到过要材料的电话。',
        otherwise: '不排除此前已有实地调研而没有归档，需调阅出差和用车记录。',
      },
      evidence: [],
    },
    {
      id: 'F08',
      title: '以辅导、读书班代替自学',
      status: 'confirmed',
      parts: {
        fact: '读书班6天课程中5天为专家辅导，自学合计3小时；随机询问的3名党员中2名没有读过规定书目。',
        unitSaid: '中心机关党委表示，专家辅导由市直机关工委统一安排，自学由党员在业余时间进行，没有要求记录。',
        peopleSaid: '集中学习听课多，回去没有时间看书。',
        otherwise: '窗口人员轮班，集中时间有限，可能影响自学安排，但课程比例由中心自行确定。',
      },
      evidence: [
        { ref: 'photo-3', caption: '读书班安排表' },
        { ref: 'doc-2', caption: '读书班签到表复印件' },
      ],
    },
    {
      id: 'F26',
      title: '宣传缺位或过时',
      status: 'ruledOut',
      parts: { fact: '排除的内容不应出现。', unitSaid: '', peopleSaid: '', otherwise: '' },
      evidence: [{ ref: 'photo-secret', caption: '不应出现' }],
    },
  ],
  photos: [
    { ref: 'photo-1', caption: '一楼宣传栏', width: 1600, height: 1200 },
    { ref: 'photo-2', caption: '电子屏标语', width: 1600, height: 1200 },
    { ref: 'photo-3', caption: '读书班安排表', width: 1200, height: 1600 },
    { ref: 'photo-secret', caption: '东侧走廊第二间', width: 1600, height: 1200 },
  ],
  missing: [
    { code: 'ratings', count: 1, label: '4.6' },
    { code: 'evidence', count: 1, label: '书面调研、套路化' },
  ],
};
