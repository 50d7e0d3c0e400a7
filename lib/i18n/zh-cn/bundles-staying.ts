/** Words for what stays at home though it was chosen: files of evidence, and words that nobody here can sign. */
export const bundlesStaying = {
  goesLooking: (visits: number) => `走访 ${visits}，正在看佐证的文件能不能出去`,
  looked: (done: number, total: number) => `看过 ${done} / ${total} 件`,
  goesWithoutFile: (count: number) => `另有 ${count} 件佐证只出去登记，文件留在这里：看下面“留在这里的”。`,
  /** Why the file of a piece of evidence stays. */
  fileWhy: {
    missing: '文件不在这台电脑上，只出去登记',
    drawing: '只出去登记：SVG 图里可能夹着别的字和照片，去不干净，文件不出去',
    moving: '只出去登记：会动的图，去掉里面的信息就只剩第一张，文件不出去',
    unread:
      '只出去登记：这个浏览器打不开这张图（多半是 HEIC），或者它坏了，去不掉拍摄地点，文件不出去。换成 JPEG 再加一次',
    changed: '只出去登记：文件和当初封存的不一样了，不出去',
    source: '只出去登记：文件也是背靠背的佐证，不出去',
  },
  stayLook: '去看看',
  unsigned: '还没有签过名，这里代签不了，要写的人自己发出。写的人：',
  unsignedPart: '后来改的字还没有签过名，这里代签不了，要写的人自己发出。写的人：',
  aboveUnsigned: (records: number) =>
    `名册与任务里有 ${records} 条是别人写的，还没有签过名，这里代签不了：要写的人自己发出。`,
  madeWithoutFile: (count: number) => `${count} 件佐证只带走了登记，文件留在这里：`,
  madeFileWhy: (why: string, count: number) => `${why}（${count} 件）`,
};
