/** Words for what taking a file in replaces and takes away, and for handing a removal on. */
export const bundlesChanges = {
  /** Names a part of one of several files by its file. */
  partOf: (part: string, file: string) => `${part}：${file}`,
  willGo: (count: number) => `收了以后，${count} 次走访会从列表里拿掉`,
  willGoHow: '写的字都还在：把这个文件撤出，就又看得到。',
  goneBy: (who: string) => `${who || '没写名字的人'}删去的`,
  goneByMe: '你自己在别处删去的',
  ownTotal: (count: number) => `你自己写的 ${count} 处，收了会被改掉或删去：看下面的“你的话”。`,
  replaces: (count: number, own: number) => (own > 0 ? `会变 ${count} 处，你的话 ${own} 处` : `会变 ${count} 处`),
  own: '你的话',
  record: (kind: string, says: string) => (says ? `${kind}“${says}”` : kind),
  /** A member's record, by whose it is. */
  ofMember: (kind: string, who: string) => (who ? `${kind} ${who}` : kind),
  ofMe: (kind: string, name: string) => (name ? `你自己（${kind} ${name}）` : `你自己（${kind}）`),
  field: (record: string, field: string) => `${record} · ${field}`,
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  isGone: '删去',
  isBack: '放回来',
  whose: (was: string, by: string) => `原来是${was}写的，换成${by}的`,
  whoseGone: (was: string, by: string) => `${was}写的，${by}删去`,
  whoseSame: (by: string) => `${by}自己改的`,
  whoseGoneSame: (by: string) => `${by}写的，自己删去`,
  whoseNew: (by: string) => `原来空着，${by}写的`,
  me: '你',
  somebody: '没写名字的人',
  nothing: '空着',
  whole: '一整份内容',
  otherRecord: '另一条记录',
  on: '是',
  off: '不是',

  /** Words of notes back to back, as they would go. */
  spoken: '背靠背的话，会这样出去',
  spokenHow: '出去写“有群众反映”。人名、外号、住处，程序认不全：一条一条看过再发。',
  spokenKeep: '这条不出去',
  spokenKept: '不出去。',
  spokenGo: '还是出去',
  spokenOut: '早先签过字、出去过，这次照样在里面，收不回来。',
  spokenMore: (count: number) => `再看 ${count} 条`,

  /** Handing a removal on. */
  removed: '删去',
  removedName: (name: string) => `删去的 ${name}`,
  goesRemovals: (count: number) => `删去的走访 ${count}：只出去“删去了”这一条，对方那里也从列表拿掉`,
  madeRemovals: (count: number) => `删去的走访 ${count}`,

  /** Files that were dropped on the desk. */
  droppedShared: (count: number) => `${count} 个共享包放在“交接”里，等你来收。`,
  toShared: '去看',
  droppedNowhere: (names: string) => `这一页不收这样的文件，没有动：${names}`,
};
