import type { DeskWords } from '../desk-zh-cn.ts';

export const bundlesCame: DeskWords['bundlesCame'] = {
  madeHere: 'This file was made here. All that it holds is here: there is nothing to take in and nothing to take out.',
  full: 'The disk is full. Nothing was taken in and nothing was changed. Make room, then open it again.',
  fullForFile: 'The disk is full: there is no room for the file. Free some, then make it again.',
  fullLater:
    'It is taken in, but the disk is full and not all of it is merged yet. No word is lost: make room and open the desk again, and it goes on.',
  later: 'It is taken in, but not all of it is merged yet. No word is lost: open the desk again, and it goes on.',
  odd: 'Numbers and times',
  forked:
    'Changes with the same number are here already and say something else. Both are taken in and no word is lost; ask whether one identity is used on two devices.',
  ahead: (count) =>
    `${count} ${count === 1 ? 'change is' : 'changes are'} dated more than an hour ahead of this device. They are taken in, and the time here doesn’t follow. Look at both clocks.`,
  missing: (count) =>
    `${count} more ${count === 1 ? 'batch is' : 'batches are'} neither here nor in the file: mostly visits that were not sent. You can take this in first.`,
  wroteInIt: (who) => `In this file there are words of ${who || 'somebody without a name'}, signed with this key:`,
  disputed: 'Where people wrote different things',
  toFirst: 'Go to the first',
  conflicts: (count) => `${count} ${count === 1 ? 'place' : 'places'}`,
};
