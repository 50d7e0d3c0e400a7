import type { DeskWords } from '../desk-zh-cn.ts';

const some = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const bundlesChanges: DeskWords['bundlesChanges'] = {
  partOf: (part, file) => `${part}: ${file}`,
  willGo: (count) => `Taking it in takes ${some(count, 'visit')} off the lists`,
  willGoHow: 'The words stay: take the file back, and they show again.',
  goneBy: (who) => `deleted by ${who || 'somebody without a name'}`,
  goneByMe: 'deleted by you, elsewhere',
  ownTotal: (count) =>
    `${some(count, 'thing')} you wrote yourself will be replaced or deleted. Below, look for “Your words”.`,
  replaces: (count, own) => (own > 0 ? `${count} will change, ${own} of them your words` : `${count} will change`),
  own: 'Your words',
  record: (kind, says) => (says ? `${kind} “${says}”` : kind),
  ofMember: (kind, who) => (who ? `${kind} ${who}` : kind),
  ofMe: (kind, name) => (name ? `Yourself (${kind} ${name})` : `Yourself (${kind})`),
  field: (record, field) => `${record} · ${field}`,
  fromTo: (before, after) => `${before} → ${after}`,
  isGone: 'Deleted',
  isBack: 'Put back',
  whose: (was, by) => `written by ${was}, replaced by ${by}`,
  whoseGone: (was, by) => `written by ${was}, deleted by ${by}`,
  whoseSame: (by) => `changed by ${by}, who wrote it`,
  whoseGoneSame: (by) => `written and deleted by ${by}`,
  whoseNew: (by) => `empty so far, written by ${by}`,
  me: 'you',
  somebody: 'somebody without a name',
  nothing: 'empty',
  whole: 'its whole content',
  otherRecord: 'another record',
  on: 'yes',
  off: 'no',

  spoken: 'Back to back: words that will go like this',
  spokenHow:
    'They go as reported by people. No program knows every name, nickname or home: read each of them before you hand out.',
  spokenKeep: 'Keep this here',
  spokenKept: 'Stays here.',
  spokenGo: 'Let it go after all',
  spokenOut: 'Signed and handed out before: it goes along this time too, and can’t be called back.',
  spokenMore: (count) => `${count} more`,

  removed: 'Deleted',
  removedName: (name) => `Deleted: ${name}`,
  goesRemovals: (count) =>
    `${some(count, 'deleted visit')}: only its deletion goes, and takes it off the lists there as well`,
  madeRemovals: (count) => some(count, 'deleted visit'),

  droppedShared: (count) => `${some(count, 'shared file')} ${count === 1 ? 'waits' : 'wait'} under “Hand-overs”.`,
  toShared: 'Look',
  droppedNowhere: (names) => `This page takes no such file; nothing was done: ${names}`,
};
