import { claims, refusals } from './bundles-refused.ts';
import { leaving } from './leaving.ts';

const size = (bytes: number): string => {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
};

/** Words of the page on which visits are handed over. */
export const bundles = {
  title: '交接',
  tabs: { files: '共享包', people: '通讯录' },
  takeIn: '收共享包',
  handOut: '发共享包',
  none: '还没有收发过共享包',
  noneHow: '把别人发来的 .visits 文件拖到工作台上任何地方，或者点“收共享包”。先看里面有什么，再决定收不收。',
  columns: { at: '时间', way: '方向', who: '谁', visits: '走访', state: '情况', file: '文件' },
  ways: { came: '收到', went: '发出' },
  states: { out: '已发', applying: '正在收', applied: '已收', undoing: '正在撤出', undone: '已撤出' },
  toWhom: '发给',
  anybody: '谁打开都行',
  unnamed: '没写名字',
  me: '我',
  size,

  /** A file that was opened and not taken in yet. */
  incoming: '收共享包',
  drop: '把文件拖到这里，或者',
  choose: '选文件',
  waiting: '等着打开',
  opening: (percent: string) => `正在打开和核对 ${percent}`,
  stop: '停下',
  stopping: '正在停下…',
  again: '再打开一次',
  nothingDone: '这里什么都没有动。',
  packedBy: '打包的人',
  made: '打包时间',
  madeHow: '按对方的钟，没有核实',
  order: '次序',
  orders: {
    first: '这个人发来的第一个文件。',
    anew: '这个人换了设备、重装或恢复以后的第一个文件。号从头数，以前的是不是都收到了，看不出来。',
    next: '接着上一个，中间没有缺。',
    again: '这个文件收过。',
    gap: '中间缺文件：这个人在它之前还发过别的，这里没收到。不妨碍先收。',
    earlier: '比收过的早。不妨碍收，新的改动不会被盖掉。',
    forked: '和收过的对不上：同一号有两个文件。问对方是不是在两台设备上用同一个身份，或者有人冒充。',
  },
  key: '钥匙',
  standings: {
    own: '自己的钥匙。',
    confirmed: '当面核对过，是这个人的。',
    seen: '见过，还没有核对。可能是这个人，也可能是别人用了这个名字。',
    first: '第一次见，还没有核对。可能是这个人，也可能是别人用了这个名字。',
    changed: '这个人换了钥匙。当面核对以前，用它签的都不收。',
    refused: '在这里说过不收这把钥匙签的。',
  },
  standingShort: {
    own: '自己',
    confirmed: '核对过',
    seen: '没核对',
    first: '第一次见',
    changed: '换了钥匙',
    refused: '不收',
  },
  sealed: '封上的，已经打开',
  open: '没有封，谁拿到都能看',
  authors: '里面是谁写的',
  effects: '收了会怎样',
  is: { new: '新的', same: '一样', updated: '有更新', gone: '删去', conflicting: '有冲突' },
  refused: '不收',
  totals: (counts: {
    new: number;
    same: number;
    updated: number;
    gone?: number;
    conflicting: number;
    refused: number;
  }) =>
    [
      `新的 ${counts.new}`,
      `一样 ${counts.same}`,
      `有更新 ${counts.updated}`,
      ...(counts.gone ? [`删去 ${counts.gone}`] : []),
      `有冲突 ${counts.conflicting}`,
      ...(counts.refused > 0 ? [`不收 ${counts.refused}`] : []),
    ].join(' · '),
  fresh: (records: number, changed: number, conflicts: number, gone = 0) =>
    [
      ...(records > 0 ? [`新内容 ${records} 项`] : []),
      ...(changed > 0 ? [`改了 ${changed} 项`] : []),
      ...(gone > 0 ? [`删去 ${gone} 项`] : []),
      ...(conflicts > 0 ? [`两边写得不一样 ${conflicts} 处`] : []),
    ].join('，') || '没有新东西',
  conflictsKept: '两边的话都留着，收下以后由人来定。',
  above: '名册、专项、抽取和清单包',
  unknownVisit: '这里认不出的走访',
  more: (count: number) => `还有 ${count} 项`,
  partRefused: (author: string) => `${author || '没写名字的人'}的一部分改动不收`,
  line: (line: number) => `第 ${line} 行`,
  touches: '缺了它，这些会不完整',
  restCanGo: '其余的照样能收。',
  attachments: (count: number, bytes: number) => `附件 ${count} 件，${size(bytes)}`,
  noAttachments: '没有新的附件。',
  changesNothing: '里面的这里都有了，再收一次什么都不会变。',
  nothingElse: '收得进来的这里都有了；不收的写在下面，没有进来。',
  nothingTaken: '里面没有一样收得进来：为什么，写在下面。这里什么都没有变。',
  take: '收下',
  takeAll: (count: number) => `${count} 个都收下`,
  leave: '先不收',
  done: '不再显示',
  notTaken: {
    stopped: '停下了，什么都没有收。',
    busy: '另一个窗口正在收或撤出共享包。等它做完再试。',
    overtaken:
      '这期间别处收了文件、撤出了文件，或者改了对钥匙的说法，所以先没有收。下面是按现在的情况重新看的，再看一眼再收。',
  },
  broke: '打开文件的那部分断了，多半是内存不够。没收完的不会留下半截。关掉别的窗口，再打开一次。',
  doing: { keeping: '正在放佐证', merging: '正在并进来' },
  progress: (doing: string, percent: string) => `${doing} ${percent}`,
  committed: '已经收下，正在并进来。可以先做别的。',
  taken: (visits: number, changed: number, gone = 0) =>
    visits + changed + gone > 0
      ? `收下了：新的走访 ${visits}，有变化的 ${changed}${gone > 0 ? `，删去的 ${gone}` : ''}。`
      : '收下了，走访没有变化。',
  takenConflicts: (count: number) => `有 ${count} 处两边写得不一样，等人来定。`,
  toVisits: '看全部走访',

  /** A sealed file. */
  passphrase: '口令',
  sealedAsk: '封给了别人的钥匙，或者用口令封的。有口令就写在这里；没有，让对方封给你再发。',
  identityWrong: '这个口令打不开。它是存这个文件时自己设的；看看大小写和空格。',
  wrongPassphrase: '这个口令打不开。看看大小写和空格；还打不开，问对方。',
  unseal: '打开',

  /** A key that is blocked. */
  blocked: '认得这个人，但钥匙换了。没有收。当面核对后再定。',
  blockedMe:
    '这个文件说是你发的，用的却是另一把钥匙。没有收。若你在别的机器上有另一个身份，用“读身份文件”并成一个；否则有人冒充你。',
  blockedTaken: (name: string) =>
    `这把钥匙在这里是${name || '另一个人'}的，文件却说是另一个人。没有收。当面核对后再定。`,
  blockedRefused: '在这里说过不收这把钥匙签的。没有收。',
  knownKey: '一直认得的钥匙',
  newKey: '这个文件的钥匙',
  compareHow: '打电话或者当面，让对方念“通讯录”里自己那把钥匙的十二个字。和“这个文件的钥匙”一个不差，才是对方的。',
  theirs: '核对过，是本人的',
  refuse: '不收这把钥匙',
  undecide: '改回没核对',

  /** A file of the list. */
  fileOf: '看共享包',
  digest: '文件指纹',
  digestHow: '两边看到的一样，就是同一个文件。',
  inIt: '里面的走访',
  noVisits: '里面没有走访。',
  takeBack: '撤出',
  takeBackHow: '只由这个文件带来的全部拿走，别处也有的留着。后来又在上面写过，或者又发了出去，就不能撤出。',
  takeBackAsk: '撤出这个共享包',
  takeBackAskHow: '只由它带来的走访、记录和佐证会从这里拿走。文件还在的话，可以再收一次。',
  tookBack: '撤出了。文件还在的话，可以再收。',
  inUse: '撤不出：有东西靠着它。什么都没有动。',
  inUseBuilt: '在它上面改过的',
  inUseFiles: '已经随这些文件发出去的',
  inUseHow: '改动可以回到那里撤回（Ctrl+Z）；发出去的收不回来，只能留着。',
  isOut: '发出去的文件收不回来。要改，改了再发一次，对方会并进去。',

  /** Handing out. */
  choosing: '选走访',
  all: '全选',
  nobody: '全不选',
  since: '上次以后新的',
  sinceWhom: '先选发给谁，才知道上次发到哪。',
  sinceNone: '上次以后没有新的。',
  to: '发给谁',
  toHow: '写明给谁，还在各评各的，不会提前给对方看到。',
  closing: '怎么封',
  closings: { keys: '封给对方', passphrase: '用口令封', open: '不封' },
  noKey: '还没有对方的钥匙：先收一个对方发来的共享包，或者用口令封。',
  anybodyNoKey: '没有写明给谁，封不了给谁。选一个人，或者用口令封。',
  keyUnsure: '对方的钥匙还没有核对。封给了冒充的人，冒充的人就能打开。',
  openHow: '不封的文件，谁拿到都能看。',
  passphraseTwice: '口令，再写一遍',
  passphraseHow: '至少 8 个字。别和文件一起发：打电话说。忘了就打不开，没有别的办法。',
  passphraseShort: '口令太短，至少 8 个字。',
  passphraseDiffer: '两遍写得不一样。',
  goes: '会出去的',
  goesCounts: (visits: number, evidence: number, bytes: number) =>
    evidence > 0 ? `走访 ${visits}，佐证 ${evidence} 件，${size(bytes)}` : `走访 ${visits}，没有佐证`,
  goesKinds: '里面有',
  photos:
    '照片去掉拍摄地点和机型再出去，原件留在这里。录音、录像和文档原样出去，里面记着的地点、机型、作者也跟着出去。',
  stays: '留在这里的',
  nothingStays: '没有要留下的。',
  stayWhy: {
    draft: '还在写，没有记下',
    gone: '删了，对方也没见过',
    evidence: '是背靠背的佐证，不出去',
    source: '话里可能看得出是谁说的，不出去',
    batch: '和先不出去的评定签在同一批里，拆不开：等双方都交了，再一起出去',
  },
  wordsOnly: '只留原话：出去的写“有群众反映”，或者你换过的说法',
  sinceOnly: '后来换的话不出去；早先的已经随签了名的一批发出过，会跟着出去',
  stayDo: '去看看、换个说法',
  held: '下面的走访还不能出去：它和先不出去的评定签在同一批里，拆不开。等给同一个单位打分的双方都交了，再一起出去。',
  heldNotes: (notes: number) => `记录 ${notes}`,
  aboveHeld: (records: number) =>
    `名册与任务里有 ${records} 条，和先不出去的评定签在同一批里，拆不开：等双方都交了，再一起出去。`,
  blind: {
    rival: '评定和对整次走访的批注先不出去：还有人要给同一个单位打分，等双方都交了再一起看。',
    gone: '评定和对整次走访的批注先不出去：有人给同一个单位打过分，那次走访还没交就删去了。等那个人把它放回来交出，或者另走一次、打了分交出，再一起看。',
    lookAlike:
      '评定和对整次走访的批注先不出去：另有一个同名的单位，也有人在给它打分，先当成同一个。是同一个，就把两个单位合并；不是同一个，就给两个单位写上不同的类型、所在地、上级单位或者代码。',
  },
  outAlready:
    '下面的走访里，要护住的原话以前已经随签了名的一批发出过，那一批不能拆，会跟着出去。不该让对方看到的，就别选。',
  bound: '有的内容是别人和下面的走访写在同一批里的，不能拆开：这些也选上，才一起出去。',
  otherKeys:
    '下面的人，这里认了两把钥匙。一个文件里每人只放一把签过的，另一把签的先留下：照样再做一个给同一个人的文件，就带上另一把签的。',
  reading: '正在数',
  make: '做成文件',
  makingTo: { packing: '正在收拢', sealing: '正在封', checking: '正在读回来核对' },
  made0: '做好了，读回来核对过',
  madeCounts: (visits: number, changes: number, attachments: number) =>
    `${visits > 0 ? `走访 ${visits}` : '没有走访'}，改动 ${changes} 处，附件 ${attachments} 件`,
  madeWhere: '在浏览器的下载文件夹里。由你自己交给对方。',
  madeTell: '对方第一次收你的文件，会看到你的钥匙。打电话念这十二个字，让对方核对：',
  madePassphrase: '口令另外告诉对方，别写在同一处。',
  madeAgain: '再做一个',
  madeDone: '回到共享包',
  notMade: '没有做成，什么都没有发出。',
  notMadeFor: (why: string) => `没有做成，什么都没有发出。${why}`,

  /** The address book and one's own identity. */
  own: '自己的钥匙',
  ownHow: '发出的文件用它签。别人打电话问，就念这十二个字。',
  words: '十二个字',
  digits: '全部数字（两边界面的语言不同，就核对这个）',
  code: '钥匙的二维码',
  codeShow: '二维码',
  others: '别人的钥匙',
  othersNone: '还没有。收下别人发来的共享包，钥匙就在这里。',
  firstSeen: (when: string) => `${when} 第一次见`,
  compare: '核对',
  compareTitle: '核对钥匙',
  compareCall: '打电话或者当面，让对方念“通讯录”里自己那把钥匙的十二个字。一个不差，才是对方的。',
  changedToo: '这个人还有另一把钥匙。',
  proves: '签名和封条说明什么',
  provesSigned: '签名说明：签了以后一个字都没有变，而且是这把钥匙签的。',
  provesNot: '签名不说明：写的是不是真的，时间对不对，用钥匙的是不是本人。是不是本人，要核对过才知道。',
  provesSealed: '封条说明：没有对方的钥匙或口令就打不开。打开以后的事它管不着。',
  storeOpen: '这台设备上存的没有封：能打开这台电脑这个账户的人就能看到，也能用这把钥匙。',
  moving: '换机器',
  movingHow:
    '身份文件里有你的钥匙和通讯录，用口令封着。拿到新机器上读进来，别人照样认得你。两台机器都接着写也不会混：各写各的，要互相发文件才看得到。',
  saveIdentity: '存身份文件',
  loadIdentity: '读身份文件',
  identitySaved: '存好了，在浏览器的下载文件夹里。收在自己手里，别发给别人。',
  identityFile: '身份文件',
  identityName: '巡记身份.age',
  identityLoaded: '读进来了。从现在起你就是那个人。老机器上写的不会自己过来，要发文件。',
  identityUnreadable: '这不是身份文件，或者坏了。什么都没有动。换一个从“存身份文件”得到的文件。',
  identityTaken: '这里已经有别人写过东西，不能变成另一个人。换一台没用过的，或者新开一个浏览器账户。',
  working: '正在算，要几秒',
  refusals,
  claims,
  kindOf: {
    ...leaving.kinds,
    campaign: '专项',
    member: '队员',
    draw: '抽取',
    task: '任务',
    pack: '清单包',
    office: '发文单位',
    issue: '签发的简报',
    numbering: '编号交接',
    other: '其他内容',
  },
  fields: { rating: '评定', duty: '规定动作', deleted: '删还是留', other: '一项' },
};
