const bytes = (size: number): string =>
  size < 1024
    ? `${size} 字节`
    : size < 1048576
      ? `${(size / 1024).toFixed(1)} KB`
      : `${(size / 1048576).toFixed(1)} MB`;

/** Words of a visit: its head, its notes and the composer. */
export const visit = {
  tabs: '走访',
  tab: { notes: '记录', checklist: '检查', tags: '标签', findings: '问题', people: '群众', finish: '收尾' },
  since: (time: string) => `${time} 起`,
  facts: (kept: number) => `四不两直 ${kept}/6`,
  keys: '快捷键',
  exportPdf: '导出 PDF',
  editUnit: '改单位',
  nameKept: (name: string) => `名称不能空着，还是“${name}”。`,
  unitType: '单位类型',
  noType: '还没选',
  deleteVisit: '删去这次走访',
  gone: '这次走访已删去',
  conflict: '两处写得不一样',
  hasConflict: '两处写得不一样，选一个',
  compose: '写记录',
  writeNote: '写记录',
  writeHint: '看到什么写什么',
  protectedHint: '不记说话人，也别写出是谁',
  noSpeaker: '背靠背，不记说话人',
  how: '怎么得来的',
  source: '来源',
  speaker: '哪类人（只记类别）',
  noCategory: '不分类',
  clip: '摘页',
  addFile: '照片',
  item: '检查项',
  keep: '记下',
  done: '好了',
  delete: '删去',
  history: '改动',
  linkItem: '连到检查项',
  findItem: '输编号或词',
  all: (count: number) => `全部 ${count}`,
  noNotes: '还没有记录',
  noNotesHow: '在下面写，回车记下。写到一半关上也不丢。',
  noneOfKind: '没有这一类的记录',
  earlierNotes: '看更早的',
  noteText: '记录',
  editNote: '回车修改',
  listFinding: '列为问题',
  onlyEvidence: '只有佐证',
  longText: (length: number) => `共 ${length} 字，点开看全文`,
  quoteCut: '页上选得太多，只摘了前 20 万字',
  writtenElsewhere: '正在别的窗口里写',
  unlink: (name: string) => `不挂 ${name}`,
  photo: '照片',
  file: '文件',
  evidence: '佐证',
  loose: '没有挂到记录上的佐证',
  makeNote: '记成一条',
  caption: '说明',
  size: bytes,
  evidenceState: { missing: '这台设备上没有这件佐证', changed: '这件佐证和封存时不一样' },
  fileRefused: {
    empty: (name: string) => `${name} 是空的，没有存。`,
    tooLarge: (name: string) => `${name} 超过 200 MB，没有存。`,
  },
  page: {
    noGrant: '这个页面还没让读。点一下工具栏图标再试。',
    noSelection: '页上没有选中文字。先选中，再摘。',
    noPage: '没有找到打开的页面。',
    badAnswer: '页面给回来的内容不对，没有摘。',
  },
  pdf: {
    title: '导出 PDF',
    start: '开始导出',
    working: (done: number, all: number) => (all > 0 ? `正在导出 ${done}/${all} 页` : '正在排版'),
    saved: (pages: number, size: number) => `导出好了：${pages} 页，${bytes(size)}`,
    missing: '下面这些字，字体里没有，PDF 里画成了方框：',
    again: '再存一次',
    named: '写单位名。背靠背的只写“有群众反映”，不写说话人、时间和地点。',
    font: '正文用思源宋体。',
    failed: '没能导出，走访没有动。',
    photosLeft: (count: number) => `${count} 张照片打不开，没有放进 PDF。`,
    withheld: (count: number) => `背靠背记录的 ${count} 件佐证留在本机，没有放进 PDF。`,
    classified: '涉密内容不得在未经批准的设备上处理。',
    wordsWithheld: (count: number) => `${count} 条背靠背记录的话可能看得出是谁说的，没有放进 PDF。`,
    recordsWithheld: (count: number) => `${count} 处的话会露出背靠背的来源，PDF 里写的是“来自背靠背，原话不外传”。`,
  },
  /** What goes out of notes back to back. */
  outgoing: {
    title: '背靠背的话，出去时这样写',
    goes: '出去',
    stays: '不出去',
    points: '可能看得出是谁：',
    field: '对外怎么写',
    hint: '空着就不出去。原话留在本机。',
    plainHint: '空着就照原话出去，前面加“有群众反映”。',
    copy: '照原话起稿',
    ready: '照这样出去。',
    stillTells: '还不出去：换个说法，或者说它可以出去。',
    let: '说过可以照样出去。',
    mayGo: '可以照样出去',
    mayNotGo: '还是不出去',
    heldBy: (findings: number, tags: number, others: number) => {
      const of = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : []);
      const where = [...of(findings, '个问题'), ...of(tags, '个标签'), ...of(others, '处别的')].join('、');
      return `${where}里有它的话：那里不换说法，原话不出去。`;
    },
    escaped: (versions: number, when: string | null) =>
      when === null
        ? `早先的 ${versions} 处写法可能已在存过的文件里，收不回来。`
        : `早先的 ${versions} 处写法已随 ${when} 存的文件出去，收不回来。`,
  },
};
