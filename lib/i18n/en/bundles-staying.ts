import type { DeskWords } from '../desk-zh-cn.ts';

const pieces = (count: number): string => `${count} ${count === 1 ? 'piece' : 'pieces'} of evidence`;

export const bundlesStaying: DeskWords['bundlesStaying'] = {
  goesLooking: (visits) =>
    `${visits} ${visits === 1 ? 'visit' : 'visits'}; looking whether the files of the evidence can go`,
  looked: (done, total) => `Looked at ${done} of ${total}`,
  goesWithoutFile: (count) => `With ${pieces(count)} only the record goes; the file stays: see “What stays here”.`,
  fileWhy: {
    missing: 'the file is not on this device; only the record goes',
    drawing: 'only the record goes: an SVG drawing may hold other words and photos, and can’t be cleaned',
    moving: 'only the record goes: of a moving picture nothing but the first frame could be cleaned',
    unread:
      'only the record goes: this browser can’t open the picture (HEIC, mostly), or it is broken, so its place can’t be taken out. Add it once more as a JPEG',
    changed: 'only the record goes: the file is no longer what was sealed',
    source: 'only the record goes: the file is also evidence of a back-to-back source',
  },
  stayLook: 'Look',
  unsigned: 'not signed yet, and nobody here can sign it: whoever wrote it has to hand it out. Written by',
  unsignedPart:
    'what was changed later is not signed yet, and nobody here can sign it: whoever wrote it has to hand it out. Written by',
  aboveUnsigned: (records) =>
    `Of the roster and tasks, ${records} ${records === 1 ? 'record' : 'records'} were written by others and not signed yet. Nobody here can sign them: whoever wrote them has to hand them out.`,
  madeWithoutFile: (count) => `With ${pieces(count)} only the record went; the file stayed here:`,
  madeFileWhy: (why, count) => `${why} (${count})`,
};
