import type { Words } from '../zh-cn.ts';

const size = (bytes: number): string => {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`;
};
const of = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const settings: Words['settings'] = {
  title: 'Settings',
  name: 'Name',
  nameHint: 'Shown beside changes. Optional',
  noName: 'No name given',
  language: 'Language',
  languages: { 'zh-CN': '中文', en: 'English' },
  singleKeys: 'Single-key shortcuts',
  singleKeysHow: 'Outside text fields, keys such as 1–4, J and K act at once',
  on: 'On',
  off: 'Off',
  showKeys: 'Show shortcuts',
  size,
  percent: (done, total) => `${total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0}%`,

  backup: 'Save everything to one file',
  backupHow:
    'Notes, changes and evidence are all in it. Save one before you change computers, clean the browser or uninstall. It also holds the own words of protected notes and the original photos: keep it, and hand it to nobody. A line typed under People and not kept yet is not in it; it stays on this device.',
  save: 'Save to a file',
  saveNow: 'Save now',
  never: 'Never saved yet',
  lastSaved: (when) => `Last ${when}`,
  due: 'Not saved to a file for a week.',
  dueNever: 'A week of writing, and not saved to a file yet.',
  doing: { packing: 'Packing', checking: 'Checking', keeping: 'Keeping evidence', merging: 'Putting records back' },
  progress: (doing, percent) => `${doing} ${percent}`,
  stop: 'Cancel',
  stopped: 'Stopped. Nothing was changed.',
  saved: (records, attachments, bytes) =>
    `Saved, read back and checked: ${of(records, 'record')}, ${of(attachments, 'piece')} of evidence, ${size(bytes)}.`,
  savedWhere: "The file is in the browser's downloads. It isn't encrypted: keep it in your own hands.",
  savedWithout: (count) =>
    `${of(count, 'piece')} of evidence could not be packed: gone from this device, or not what was sealed. All the rest is in.`,

  restore: 'Restore from a file',
  restoreHow: 'Adds to what is here. Nothing is overwritten or deleted.',
  choose: 'Choose a file',
  holds: (made) => `Saved ${made}`,
  holdsCounts: (records, attachments) => `${of(records, 'record')}, ${of(attachments, 'piece')} of evidence`,
  holdsMissing: (count) => `${of(count, 'piece')} of evidence was missing when it was saved`,
  putBack: 'Restore',
  notNow: 'Not now',
  restored: (fresh, known) =>
    fresh === 0
      ? `All ${of(known, 'change')} of the file were here already. Nothing changed.`
      : `Restored: ${of(fresh, 'new change')}, ${known} here already.`,
  restoredAttachments: (count) => `${of(count, 'new piece')} of evidence.`,
  restoredMissing: (count) => `${of(count, 'piece')} of evidence is neither in the file nor on this device.`,
  holdsTasks: (made) => `Task file of ${made}`,
  tookTasks: (units, draws, tasks) => `New: ${units} units, ${draws} draws, ${tasks} tasks.`,
  changedTasks: (changed, cancelled) => `Tasks changed: ${changed}; called off: ${cancelled}.`,
  otherCampaign:
    "The tasks are another campaign's: change to it on the desk's campaign page to see them on the first screen.",
  restoredUnfit: (count) =>
    `${of(count, 'batch', 'batches')} of shared changes ${count === 1 ? "doesn't" : "don't"} match what the file says. Nothing in them is lost; the next shared file carries them again, and nobody gets them twice. To be sure, restore another copy.`,
  adopted: 'You go on under the name in the file.',
  fault: {
    notABackup: "This isn't a file that Xunji saved. Nothing here was changed. Choose a .xunji file.",
    cut: 'The file is incomplete: its end is missing. Nothing here was changed. Copy it again from where it came.',
    changed:
      "Something in the file isn't what was saved, so it wasn't restored. Nothing here was changed. Use another copy.",
    newer: 'A newer version saved this file. Nothing here was changed. Update first, then restore.',
    badLine: "A change in the file can't be read, so it wasn't restored. Nothing here was changed. Use another copy.",
    tooLarge: 'The file is too large to be one that Xunji saved. Nothing here was changed.',
    unsafe: "The file isn't packed the way Xunji packs, so it wasn't opened. Nothing here was changed.",
    cancelled: 'Stopped. Nothing was changed.',
  },
  faultWhere: (detail, line) => (line > 0 ? `Line ${line}: ${detail}` : detail),
  saveFault: "The file wasn't made. What is on this device is untouched.",

  device: 'This device',
  records: (count) => of(count, 'record'),
  free: (bytes) => `${size(bytes)} free`,
  freeLow: 'Little space left. Below 100 MB no evidence is taken; text is still saved.',
  notSealed: 'What is on this device is not encrypted: whoever can use this account on this computer can read it.',
  stays: 'Nothing is ever sent by itself. Files leave only by your hand.',
  journalOn: 'A second copy is kept beside the database as you write.',
  journalOff: 'The second copy has stopped. What you write is still saved in the database. Save to a file to be safe.',

  about: 'About',
  version: (program) => `Xunji ${program}`,
  pack: (title, version) => `Checklist: ${title} ${version}`,
  sources: 'What the checklist rests on',
  authorities: {
    central: 'Central meeting',
    city: 'City',
    practitioner: "A practitioner's article",
    collection: 'Collection of speeches',
    house: 'Own rules',
  },
  supportOnly: 'Supporting only',

  welcome: 'First run',
  welcomeHow:
    'Note visits, rate a checklist, tag suspected problems, export a PDF. All of it stays on this device and works offline.',
  yourName: 'Name',
  begin: 'Keep it',
  skip: 'Skip',

  loss: 'The last database is gone.',
  lossFound: (when, notes, visits) => `Backup from ${when} holds ${of(visits, 'visit')} and ${of(notes, 'note')}.`,
  lossBadLines: (count) => `${of(count, 'line')} of it can't be read.`,
  lossNoJournal: (when, records) =>
    `It held ${of(records, 'record')} at ${when}; no backup was found on this device. A .xunji file that you saved brings it back.`,
  lossRestore: 'Restore',
  lossFromFile: 'Restore from a file',
  lossLater: 'Not now',
  lossDone: 'Restored',

  keys: 'Shortcuts',
  keysOff: 'Single keys are off; turn them on in the settings',
  keyGroups: { everywhere: 'Everywhere', composer: 'Composer', checklist: 'Checklist', people: 'People' },
  keyNames: {
    search: 'Search',
    tally: 'Count one more: first, second, can’t say',
    untap: 'Take one tap back',
    addLine: 'To the line beneath',
    start: 'Start a visit',
    move: 'Move',
    tabs: 'Change tab',
    sheet: 'This sheet',
    leave: 'Leave the field',
    undo: 'Undo',
    save: 'Save the note',
    line: 'Break the line',
    kind: 'Next kind of note',
    protect: 'Back to back',
    item: 'Link to an item',
    grade: 'Rate',
    notApplicable: 'Not applicable',
    notSeen: 'Not seen',
    comment: 'Comment',
    tag: 'Tag',
    next: 'Next unrated',
    side: 'Choose a side of a conflict',
    capture: "Take the page's selection (the browser's shortcut)",
  },
  noShortcut: "None given; set one in the browser's extension shortcuts",

  failure: {
    newer: {
      what: "A newer version wrote the data; this one can't open it.",
      safe: 'The data is all there, untouched.',
      todo: 'Go back to the newer version.',
    },
    reload: {
      what: 'Another window has a newer version.',
      safe: 'The data is all there, untouched.',
      todo: 'Reopen this window.',
    },
    closed: {
      what: "The browser didn't open the database.",
      safe: 'Nothing was written or cleared.',
      todo: 'Close other windows and reopen; if that fails, restart the browser.',
    },
    diskFull: {
      what: "Disk full: the database can't be opened.",
      safe: 'Nothing was written or cleared.',
      todo: "Free some space and reopen. Don't uninstall and don't clear the browser's data.",
    },
    unknown: {
      what: "The database didn't open, for an unknown reason.",
      safe: 'Nothing was written or cleared.',
      todo: 'Reopen; if that fails, export the raw data first.',
    },
  },
  reopen: 'Reopen',
  exportRaw: 'Export raw data',
  exportingRaw: 'Exporting',
  rawDone: "Exported to the browser's downloads. Evidence is not in it.",
  rawNone: 'There is no data to export.',
  rawUnreadable: "It can't be read, so nothing was exported. The data is untouched.",
};
