import type { BundleReason } from '../../bundle/format/bundle-error.ts';
import type { claims as zh } from '../zh-cn/bundles-refused.ts';

/** Why a shared file, or a part of it, is not taken in: what is wrong, and what to do. */
export const refusals: Record<BundleReason, string> = {
  notABundle: 'This is no shared file. Choose a .visits or .visits.age file.',
  cut: 'The file is incomplete: its end is missing. Copy it again from where it came, or ask for it once more.',
  tooLarge: 'Something in it is larger than a shared file may hold. Ask for fewer visits in each of several files.',
  tooMany: 'It holds more files than a shared file may. Ask for fewer visits in each of several files.',
  cancelled: 'Stopped. Nothing was taken in.',
  layout:
    'It is not packed as shared files are; another program may have repacked it. Ask for the file as it was sent.',
  name: 'It holds a file with a name that no shared file has; somebody may have changed it. Ask for the file as it was sent.',
  twice: 'It holds two files of one name; somebody may have changed it. Ask for the file as it was sent.',
  special:
    'It holds a link or a folder, which no shared file has; somebody may have changed it. Ask for the file as it was sent.',
  compressed: 'Its parts are compressed; another program may have repacked it. Ask for the file as it was sent.',
  encrypted:
    'It is locked with the password of a zip program and cannot be read. Ask for a file that was sealed in Xunji.',
  damaged: 'The file is damaged: it does not match its own checksum. Copy it again from where it came.',
  manifest: 'Its list of contents cannot be read. Ask for it once more.',
  unlisted:
    'It holds a file that its list does not name; somebody may have changed it. Ask for the file as it was sent.',
  missing: 'A file that its list names is not in it. Copy it again from where it came, or ask for it once more.',
  changed: 'It is not what was signed: changed or damaged since. Ask for the file as it was sent.',
  signature:
    'The signature does not fit: another key made it, or the content changed afterwards. Ask in person, and for the file as it was sent.',
  badKey: 'It is signed by a key that anybody could pass off as theirs. Ask in person.',
  otherKey: 'It is signed by another key than the one this person is known by. Compare in person before you decide.',
  newer: 'A newer version made it. Update Xunji, then take the file in.',
  header: 'What the file says of itself cannot be read, or does not match its signature. Ask for it once more.',
  counts: 'The file counts its contents otherwise than they are. Ask for it once more.',
  forked:
    'Two versions exist of one numbered part by the same person. Ask whether one identity is used on two devices.',
  badPack: 'The pack in it cannot be read. Ask for the pack by itself and bring it in under Packs first.',
  unknownPack:
    'It needs a pack that is neither here nor in the file. Bring that in under Packs, then take this file in.',
  utf8: 'A line is not in the usual text encoding and cannot be read. Ask for it once more.',
  json: 'A line cannot be read. Ask for it once more.',
  deep: 'A line nests deeper than anything written normally. Ask in person.',
  canonical:
    'A line is not written in the one form that it must have; somebody may have changed it. Ask for the file as it was sent.',
  shape: 'A line lacks something or has too much. Ask them to update Xunji and to send it once more.',
  id: 'A line does not match its own number; somebody may have changed it. Ask for the file as it was sent.',
  field: 'A line sets something unknown, or to a value that it cannot have. Update both sides, then try again.',
  foreign: "A line changes what is another person's, or turns one kind of record into another. Ask in person.",
  misplaced:
    'A record stands where none of its kind can, such as a note that is in no visit: nobody would ever see it. Ask in person.',
  order: 'Its changes are out of order. Ask for it once more.',
  clock: 'It was written far in the future. Set the clocks of both devices, then ask for it once more.',
  sealed: 'This is no identity file. Choose one that came from “Save identity file”.',
  sealHeader: 'Its seal cannot be read: damaged, or of a kind that Xunji does not know. Ask for it once more.',
  workFactor:
    'Its passphrase would take so long to try that it looks made to stall a computer. It was not opened. Ask in person.',
  wrongKey: 'Neither your key nor this passphrase opens it.',
  sealBroken:
    'What is under the seal is damaged or was changed. Copy it again from where it came, or ask for it once more.',
};

/** See the Chinese ones. */
export const claims: typeof zh = {
  part: (author) => `Some changes by ${author || 'somebody without a name'} cannot come in as things stand`,
  byFiles: (by, author) =>
    `What ${by || 'somebody without a name'} wrote was taken in here first: it gives the same record another place or kind, so this part does not fit. It does not mean that ${author || 'they'} got it wrong.`,
  wayOut: (files) =>
    files > 1
      ? `For this part to come in, take back the ${files} files below, then open this one again.`
      : 'For this part to come in, take back the file below, then open this one again.',
  file: (packer, file) => `“${file}” from ${packer || 'somebody without a name'}`,
  again: 'Open it again',
  byOwn: 'The record here is your own, and this file gives it another place or kind, so it is refused. Ask in person.',
  untraced: (by, author) =>
    `What ${by || 'somebody without a name'} wrote has long been here: it gives the same record another place or kind, so this part does not fit. No file can be named that brought it; it may come from a backup. It does not mean that ${author || 'they'} got it wrong: ask both in person.`,
};
