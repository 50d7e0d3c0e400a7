const parts = (fresh: number, changed: number, gone: number): string =>
  [
    ...(fresh > 0 ? [`新 ${fresh}`] : []),
    ...(changed > 0 ? [`改 ${changed}`] : []),
    ...(gone > 0 ? [`删去 ${gone}`] : []),
  ].join('、');

/** Words for the lead's roster, and for what a lead hands out beside visits. */
export const bundlesTeam = {
  /** Whose roster this device goes by. */
  goneBy: '按谁的名册认人',
  goneByNone:
    '现在不按谁的名册：谁能通过、退回、裁定，在这里由你自己说了算。收了组长的共享包，在下面组长的钥匙旁边改成按组长的名册。',
  goneByLead: (name: string) =>
    `按${name || '没写名字的人'}的名册认人：名册上的钥匙都算核对过，谁能通过、退回、裁定也照名册。`,
  keyChanged: '这位组长在这里认得的是另一把钥匙了，名册先不算数。核对过新钥匙，再按它认一次。',
  meOn: (role: string, may: string) => `你在名册上是${role}：${may}。`,
  meNot: '你不在名册上：你的通过、退回、裁定都不算数。',
  meNoKey: '你在名册上，还没有你的钥匙：发一个共享包给组长，请组长核对。',
  meOtherKey: '名册上写的不是你这把钥匙：和组长当面核对。',
  may: {
    lead: '通过、退回、重新打开、裁定、认定都能',
    reviewer: '能通过、退回、认定标签',
    supervisor: '写走访，不审核',
    liaison: '联络，不审核',
  },
  letGo: '不再按它认人',
  goBy: '按这位组长的名册认人',
  goByShort: '按名册认人',
  goByHow:
    '定了以后，下面的钥匙就都算核对过；只有名册上说能的人，通过、退回、裁定才算数，你自己也一样。以后组长改名册，这里跟着改。随时能改回来。',
  goByOffer: (people: number) =>
    `打包的人在名册里定了 ${people} 个人的钥匙和分工。是你的组长，就可以按它认人，不用一个一个核对。`,
  goByDo: '核对过，按它认人',
  notNow: '先不',
  onRoster: '名册上的人',
  noRole: '没定分工',
  does: {
    confirms: '会算核对过',
    confirmed: '你核对过，一样',
    refused: '你说过不收这把，照你的',
    otherKey: '这里认得的是另一把，等你来定',
    anothers: '这把钥匙在这里是别人的，不认',
    noKey: '名册上没有钥匙',
    unsettled: '几位组长说的不一样，等他们定',
    own: '是你，钥匙对得上',
    ownOther: '是你，写的却是另一把钥匙',
  },
  confirmedBy: (name: string) => `由${name || '组长'}的名册确认，没有当面核对。`,
  byRoster: (name: string) => `由${name || '组长'}的名册确认`,
  neverCame: '还没收过用它签的',

  /** The team's keys on a lead's desk. */
  team: '团队的钥匙',
  teamHow: '写进名册的，随每个共享包出去；队员按你的名册认人，就认得这些钥匙，也知道谁能通过和退回。',
  teamNone: '团队里还没有别人。收下队员发来的共享包，或者在“专项”里添人。',
  teamTotals: (ready: number, all: number) => `${all} 人，${ready} 人的钥匙在名册上`,
  states: {
    lead: '组长，这里按这个人的名册认人',
    onRoster: '钥匙在名册上',
    notOnRoster: '核对过，没写进名册',
    otherOnRoster: '名册上是另一把钥匙',
    notCompared: '没核对',
    none: '还没有钥匙',
  },
  noneHow: '收一个这个人发来的共享包，钥匙就到这里',
  notLead: '名册由组长来写。这里只看得到，改不了。',
  enrol: '写进名册',
  enrolWho: (name: string) => `写进名册：${name}`,
  change: '改分工',
  changeWho: (name: string) => `改分工：${name}`,
  compareWho: (name: string) => `核对钥匙：${name}`,
  goByWho: (name: string) => `按名册认人：${name}`,
  enrolHow: '分工说定这个人的什么算数。和钥匙一起写进名册，随下一个共享包出去。',
  role: '分工',
  strike: '从名册拿下钥匙',

  /** What a lead hands out beside visits. */
  along: '带上',
  roster: '名册与任务',
  rosterAlways: '选了别的，它总一起走：别人靠它才读得懂。',
  rosterHow: '单位、队员、清单包、抽取和任务。不选走访，也能这样发给队员。',
  open: '未销号的问题',
  openNone: '没有未销号的问题。',
  openHow: '不带走访也能走：对方收了，问题就在各自单位那里，等着回头看。以前专项的也算。',
  openCount: (findings: number, units: number) => `${findings} 个，在 ${units} 个单位`,
  which: '哪些单位的',
  whiches: { all: '全部', planned: '有任务的', picked: '自己选' },
  plannedNone: '派给对方的任务里，没有单位有未销号的问题。',
  narrow: '写几个字找单位',
  openAt: (name: string, open: number) => `${name}（${open}）`,
  moreUnits: (count: number) => `还有 ${count} 个单位，写几个字缩小`,
  pickUnits: '先选单位。',
  pickAny: '先选走访，或者在“带上”里选。',
  goesFindings: (open: number, along: number) =>
    along > 0 ? `未销号的问题 ${open} 个，同一次走访里销了号的 ${along} 个一起走` : `未销号的问题 ${open} 个`,
  goesAbove: '名册与任务',
  noVisits: '没有走访',

  /** What a file would do, and did, by kind. */
  tookIn: '收下了。',
  byKind: '里面有',
  kindCount: (kind: string, fresh: number, changed: number, gone = 0) => `${kind} ${parts(fresh, changed, gone)}`,
  tasksHere: '任务在首页“今天的任务”里，点一个就开始走访；有未销号的问题，走访里会列出来。',
  tasksOther: (name: string) => `任务是专项“${name}”的，现在用的是另一个专项，首页先不列。`,
  /** What becomes of the current campaign, before and after. */
  campaignStays: (name: string) => `任务是现在的专项“${name}”的，专项不变。`,
  campaignBecomes: (name: string, before: string) =>
    `收下以后，现在的专项由“${before}”换成“${name}”：新的走访归到它，用它的清单包。撤出这个文件就换回来。`,
  campaignChosen: (name: string, before: string) =>
    `任务是专项“${name}”的。这里选了“${before}”，收下也不换；收下以后可以自己改用。`,
  campaignUnknown: (name: string, before: string) =>
    `任务是专项“${name}”的。打包的人没有核对过，专项“${before}”不换；收下以后可以自己改用。`,
  campaignBecame: (name: string, before: string) => `现在的专项由“${before}”换成了“${name}”。撤出这个文件就换回来。`,
  campaignWillBack: (name: string) => `现在的专项也换回“${name}”。`,
  campaignBack: (name: string) => `现在的专项又是“${name}”。`,
  useCampaign: '改用这个专项',
  toTasks: '看任务',
  toFindings: '看问题',
  toUnit: '看单位',

  /** On the page of tasks. */
  better: '共享包签了名，能只封给一个人，还能带上未销号的问题；对方收之前看得到会变什么，收了能撤出。',
  toBundle: '用共享包发',
  betterIn: '组长发来的是 .visits 共享包，就拖到工作台上，或者去“交接”收。',
};
