/** Words for what is told of a file that came, beyond what is in it. */
export const bundlesCame = {
  madeHere: '这是这里发出去的文件，里面的这里都有，没有什么要收，也不用撤出。',
  full: '磁盘满了，没有收进来，什么都没有动。清出空间，再打开一次。',
  fullForFile: '磁盘满了，放不下这个文件。腾出一些空间再做。',
  fullLater: '已经收下，磁盘满了，还没有全并进来。一个字不会少：清出空间，重新打开工作台，会接着并。',
  later: '已经收下，还没有全并进来。一个字不会少：重新打开工作台，会接着并。',
  odd: '序号和时间',
  forked: '同一号的改动，这里已有另一种说法。两种都照样收，不会少一个字；问对方是不是在两台设备上用同一个身份。',
  ahead: (count: number) =>
    `有 ${count} 处改动的时间比这台设备晚一小时以上。照样收，这里的时间不跟着走。看看两边的钟。`,
  missing: (count: number) => `还有 ${count} 批改动不在这里，也不在文件里，多半是没有发来的走访。不妨碍先收。`,
  wroteInIt: (who: string) => `文件里有${who || '没写名字的人'}写的，是用这把钥匙签的：`,
  disputed: '两边写得不一样的',
  toFirst: '去看第一处',
  conflicts: (count: number) => `${count} 处`,
};
