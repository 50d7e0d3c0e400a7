import type { DeskWords } from '../desk-zh-cn.ts';
import { claims, refusals } from './bundles-refused.ts';
import { leaving } from './leaving.ts';

const size = (bytes: number): string => {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
};
const some = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const bundles: DeskWords['bundles'] = {
  title: 'Hand-overs',
  tabs: { files: 'Shared files', people: 'Address book' },
  takeIn: 'Take in a file',
  handOut: 'Hand out a file',
  none: 'No shared file came or went yet',
  noneHow:
    'Drop a .visits file from somebody anywhere on the desk, or press “Take in a file”. You see what is in it before anything is taken in.',
  columns: { at: 'When', way: 'Way', who: 'Who', visits: 'Visits', state: 'State', file: 'File' },
  ways: { came: 'Came', went: 'Went' },
  states: {
    out: 'Handed out',
    applying: 'Being taken in',
    applied: 'Taken in',
    undoing: 'Being taken back',
    undone: 'Taken back',
  },
  toWhom: 'To',
  anybody: 'Whoever opens it',
  unnamed: 'No name given',
  me: 'Me',
  size,

  incoming: 'Take in a file',
  drop: 'Drop the file here, or',
  choose: 'Choose files',
  waiting: 'Waiting to be opened',
  opening: (percent) => `Opening and checking ${percent}`,
  stop: 'Stop',
  stopping: 'Stopping…',
  again: 'Open it again',
  nothingDone: 'Nothing was changed here.',
  packedBy: 'Packed by',
  made: 'Packed at',
  madeHow: 'by their clock, unproven',
  order: 'Order',
  orders: {
    first: 'The first file from this person.',
    anew: 'The first file since they changed, reinstalled or restored their device. Its numbers start anew: whether all earlier files came cannot be told.',
    next: 'Follows the one before; none is missing.',
    again: 'This file was taken in before.',
    gap: 'Files are missing: they handed out others before it that never came here. It can be taken in all the same.',
    earlier: 'Older than what was taken in. Take it in safely: newer changes are not overwritten.',
    forked:
      'Does not fit what came before: two files bear one number. Ask whether one identity is used on two devices, or somebody poses as them.',
  },
  key: 'Key',
  standings: {
    own: 'Your own key.',
    confirmed: 'Compared in person: it is theirs.',
    seen: 'Seen before, not compared yet. It may be them, or somebody using the name.',
    first: 'Seen for the first time, not compared yet. It may be them, or somebody using the name.',
    changed: 'This person has another key now. Nothing signed by it is taken in until you have compared it in person.',
    refused: 'You said here that nothing signed by this key comes in.',
  },
  standingShort: {
    own: 'Yours',
    confirmed: 'Confirmed',
    seen: 'Not compared',
    first: 'First seen',
    changed: 'Changed',
    refused: 'Refused',
  },
  sealed: 'Sealed, and opened here',
  open: 'Not sealed: whoever has it can read it',
  authors: 'Whose words it holds',
  effects: 'What taking it in does',
  is: { new: 'New', same: 'Same', updated: 'Updated', gone: 'Deleted', conflicting: 'Conflicting' },
  refused: 'Refused',
  totals: (counts) =>
    [
      `${counts.new} new`,
      `${counts.same} same`,
      `${counts.updated} updated`,
      ...(counts.gone ? [`${counts.gone} deleted`] : []),
      `${counts.conflicting} conflicting`,
      ...(counts.refused > 0 ? [`${counts.refused} refused`] : []),
    ].join(' · '),
  fresh: (records, changed, conflicts, gone = 0) =>
    [
      ...(records > 0 ? [some(records, 'new record')] : []),
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(gone > 0 ? [`${gone} deleted`] : []),
      ...(conflicts > 0 ? [`two sides differ in ${some(conflicts, 'place')}`] : []),
    ].join(', ') || 'Nothing new',
  conflictsKept: 'Both sides’ words are kept; a person settles them afterwards.',
  above: 'Roster, campaign, draws and packs',
  unknownVisit: 'A visit that is unknown here',
  more: (count) => `${count} more`,
  partRefused: (author) => `Some changes by ${author || 'somebody without a name'} are refused`,
  line: (line) => `line ${line}`,
  touches: 'Incomplete without it',
  restCanGo: 'The rest can be taken in.',
  attachments: (count, bytes) => `Attachments: ${some(count, 'file')}, ${size(bytes)}`,
  noAttachments: 'No new attachments.',
  changesNothing: 'All of it is here already. Taking it in again changes nothing.',
  nothingElse: 'What can be taken in is here already; what is refused stands below and did not come in.',
  nothingTaken: 'Nothing of it can be taken in: why is written below. Nothing was changed here.',
  take: 'Take in',
  takeAll: (count) => `Take in all ${count}`,
  leave: 'Leave it',
  done: 'Hide',
  notTaken: {
    stopped: 'Stopped. Nothing was taken in.',
    busy: 'Another window is taking a file in or back. Try again once it is done.',
    overtaken:
      'A file was taken in or back elsewhere meanwhile, or a key was decided about: nothing was taken in yet. What is shown below was read anew; look once more.',
  },
  broke:
    'The part that opens files broke off, most likely for want of memory. Nothing is left half taken in. Close other windows, then open it again.',
  doing: { keeping: 'Storing evidence', merging: 'Merging' },
  progress: (doing, percent) => `${doing} ${percent}`,
  committed: 'Taken in, and being merged. You can go on with other work.',
  taken: (visits, changed, gone = 0) =>
    visits + changed + gone > 0
      ? `Taken in: ${some(visits, 'new visit')}, ${changed} changed${gone > 0 ? `, ${gone} deleted` : ''}.`
      : 'Taken in. No visit changed.',
  takenConflicts: (count) => `Two sides differ in ${some(count, 'place')}; somebody has to settle them.`,
  toVisits: 'See all visits',

  passphrase: 'Passphrase',
  sealedAsk:
    'It is sealed to somebody else’s key, or with a passphrase. Type that here if you have it; if not, ask for a file sealed to you.',
  identityWrong:
    'This passphrase does not open it. It is the one that you chose when you saved this file; check capitals and spaces.',
  wrongPassphrase: 'This passphrase does not open it. Check capitals and spaces; if it still fails, ask who sent it.',
  unseal: 'Open',

  blocked: 'Known person, new key. Nothing taken in. Compare in person, then decide.',
  blockedMe:
    'This file claims to be yours but is signed by another key. Nothing taken in. If you have an identity on another machine, load its identity file here; if not, somebody poses as you.',
  blockedTaken: (name) =>
    `This key belongs to ${name || 'somebody else'} here, and the file names another person. Nothing taken in. Compare in person, then decide.`,
  blockedRefused: 'You said here that nothing signed by this key comes in. Nothing taken in.',
  knownKey: 'The key known so far',
  newKey: 'The key of this file',
  compareHow:
    'Call or meet them, and have them read the twelve words of their own key from their address book. Only if each matches “The key of this file” is it theirs.',
  theirs: 'Compared: it is theirs',
  refuse: 'Refuse this key',
  undecide: 'Back to not compared',

  fileOf: 'Look into the file',
  digest: 'File fingerprint',
  digestHow: 'Where both sides see the same, it is the same file.',
  inIt: 'Visits in it',
  noVisits: 'No visits in it.',
  takeBack: 'Take back',
  takeBackHow:
    'All that only this file brought goes; what others brought as well stays. Once you wrote on top of it, or handed it on, it cannot be taken back.',
  takeBackAsk: 'Take this file back',
  takeBackAskHow:
    'Visits, notes and evidence that only it brought go from here. As long as you have the file, you can take it in again.',
  tookBack: 'Taken back. With the file you can take it in again.',
  inUse: 'Cannot be taken back: something rests on it. Nothing was changed.',
  inUseBuilt: 'Changed since, on top of it',
  inUseFiles: 'Handed on in these files',
  inUseHow:
    'Changes can be undone where they were made (Ctrl+Z). What was handed on cannot be called back, so it stays.',
  isOut: 'A file that left cannot be called back. Change the visit and hand it out again: the other side merges it.',

  choosing: 'Choose visits',
  all: 'All',
  nobody: 'None',
  since: 'New since last time',
  sinceWhom: 'Choose the person first: then it is known what they have.',
  sinceNone: 'Nothing new since last time.',
  to: 'To whom',
  toHow: 'Say to whom, so that whoever still rates the same unit is not shown ratings early.',
  closing: 'Sealed how',
  closings: { keys: 'To them', passphrase: 'Passphrase', open: 'Left open' },
  noKey: 'Their key is not known here yet: take in a file from them first, or seal it with a passphrase.',
  anybodyNoKey: 'Without a person there is nobody to seal it to. Choose one, or seal it with a passphrase.',
  keyUnsure: 'Their key was not compared yet. Sealed to somebody who poses as them, it opens for that person.',
  openHow: 'A file left open can be read by whoever gets it.',
  passphraseTwice: 'Passphrase once more',
  passphraseHow:
    'At least 8 characters. Tell it by phone, not along with the file. There is no other way to open the file.',
  passphraseShort: 'Too short: at least 8 characters.',
  passphraseDiffer: 'The two differ.',
  goes: 'What goes',
  goesCounts: (visits, evidence, bytes) =>
    evidence > 0
      ? `${some(visits, 'visit')}, ${some(evidence, 'piece', 'pieces')} of evidence, ${size(bytes)}`
      : `${some(visits, 'visit')}, no evidence`,
  goesKinds: 'With',
  photos:
    'Photos go without place and camera; the originals stay here. Sound, film and documents go as they are, with what is noted inside them: place, device, author.',
  stays: 'What stays here',
  nothingStays: 'Nothing has to stay.',
  stayWhy: {
    draft: 'still being written',
    gone: 'deleted, and they never saw it',
    evidence: 'evidence of a back-to-back source',
    source: 'may give away who spoke',
    batch: 'signed in one batch with ratings, which can’t be split: goes once both have handed over',
  },
  wordsOnly: 'only the original words stay: “People said” goes, or the words you put instead',
  sinceOnly: 'what was put since stays; what was said before went out in a signed batch, and goes along',
  stayDo: 'Look, or put it otherwise',
  held: 'The visits below can’t go yet: they came in one signed batch with ratings that have to stay, and it can’t be split. They go once both who rate the same unit have handed over.',
  heldNotes: (notes) => some(notes, 'note'),
  aboveHeld: (records) =>
    `Of the roster and tasks, ${some(records, 'record')} came in one signed batch with ratings that have to stay, which can’t be split: they go once both have handed over.`,
  blind: {
    rival:
      'Ratings and comments on the visit itself stay for now: somebody else still rates this unit. They go once both have handed over.',
    gone: 'Ratings and comments on the visit itself stay for now: somebody rated this unit in a visit that was deleted before it was handed over. They go once that visit is back and handed over, or the same person has handed over another.',
    lookAlike:
      'Ratings and comments on the visit itself stay for now: somebody else rates a unit of the same name, so the two count as one. If they are one, merge them; if not, give the two units different types, places, units above or codes.',
  },
  outAlready:
    'Of the visits below, words to be protected went out before in a signed batch, which can’t be split and goes along. Don’t choose them where this person should not read that.',
  bound:
    'Something that is chosen was written by somebody in one batch with the visits below, which can’t be split: it goes only once these are chosen as well.',
  otherKeys:
    'The people below are known here by two keys. A file holds what one key of each signed; what the other signed stays. Make the same file for the same person once more, and that goes.',
  reading: 'Counting',
  make: 'Make the file',
  makingTo: { packing: 'Packing', sealing: 'Sealing', checking: 'Reading it back' },
  made0: 'Made, read back and checked',
  madeCounts: (visits, changes, attachments) =>
    `${visits > 0 ? some(visits, 'visit') : 'No visits'}, ${some(changes, 'change')}, ${some(attachments, 'attachment')}`,
  madeWhere: 'It is in the browser’s downloads folder. You hand it over yourself.',
  madeTell: 'Whoever takes it in for the first time sees your key. Read them these twelve words by phone to compare:',
  madePassphrase: 'Tell the passphrase another way, not along with the file.',
  madeAgain: 'Make another',
  madeDone: 'Back to the files',
  notMade: 'Not made. Nothing was handed out.',
  notMadeFor: (why) => `Not made. Nothing was handed out. ${why}`,

  own: 'Your own key',
  ownHow: 'It signs what you hand out. When somebody calls to compare, read these twelve words.',
  words: 'Twelve words',
  digits: 'All digits (to compare where the two screens are in different languages)',
  code: 'QR code of the key',
  codeShow: 'QR code',
  others: 'Keys of others',
  othersNone: 'None yet. Take in a file from somebody, and their key is here.',
  firstSeen: (when) => `First seen ${when}`,
  compare: 'Compare',
  compareTitle: 'Compare the key',
  compareCall:
    'Call or meet them, and have them read the twelve words of their own key from their address book. Only if each matches is it theirs.',
  changedToo: 'This person has another key as well.',
  proves: 'What a signature and a seal prove',
  provesSigned: 'A signature proves: nothing changed since it was signed, and this key signed it.',
  provesNot:
    'It does not prove that the words or the times are true, nor that the right person used the key. Whose key it is, you only know once you have compared it.',
  provesSealed:
    'A seal proves: without their key or the passphrase nobody opens it. It has no hold on what happens afterwards.',
  storeOpen:
    'What lies on this device is not sealed: whoever can open this account on this computer can read it, and use this key.',
  moving: 'Moving to another machine',
  movingHow:
    'An identity file holds your key and address book, sealed with a passphrase. Load it on the new machine and others still know you. Where both go on being used nothing gets mixed up, but each has only its own words until you hand them from one to the other.',
  saveIdentity: 'Save identity file',
  loadIdentity: 'Load identity file',
  identitySaved: 'Saved in the browser’s downloads folder. Keep it yourself; hand it to nobody.',
  identityFile: 'Identity file',
  identityName: 'xunji-identity.age',
  identityLoaded: 'Loaded. From now on you are that person. What is on the old machine comes over only by file.',
  identityUnreadable:
    'This is no identity file, or a broken one. Nothing was changed. Choose one that came from “Save identity file”.',
  identityTaken:
    'Somebody else has written here already, and cannot become another person. Use a fresh machine, or a new browser profile.',
  working: 'Working; this takes a few seconds',
  refusals,
  claims,
  kindOf: {
    ...leaving.kinds,
    campaign: 'Campaign',
    member: 'Member',
    draw: 'Draw',
    task: 'Task',
    pack: 'Pack',
    office: 'issuing office',
    issue: 'issued briefing',
    numbering: 'handing over of numbering',
    other: 'Something else',
  },
  fields: { rating: 'rating', duty: 'duty', deleted: 'deleted or kept', other: 'a field' },
};
