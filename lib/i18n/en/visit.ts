import type { Words } from '../zh-cn.ts';

const bytes = (size: number): string =>
  size < 1024
    ? `${size} bytes`
    : size < 1048576
      ? `${(size / 1024).toFixed(1)} KB`
      : `${(size / 1048576).toFixed(1)} MB`;

export const visit: Words['visit'] = {
  tabs: 'Visit',
  tab: {
    notes: 'Notes',
    checklist: 'Checklist',
    tags: 'Tags',
    findings: 'Findings',
    people: 'People',
    finish: 'Finish',
  },
  since: (time) => `Since ${time}`,
  facts: (kept) => `unannounced ${kept}/6`,
  keys: 'Shortcuts',
  exportPdf: 'Export PDF',
  editUnit: 'Edit unit',
  nameKept: (name) => `A unit needs a name: it is “${name}” again.`,
  unitType: 'Unit type',
  noType: 'Not chosen yet',
  deleteVisit: 'Delete this visit',
  gone: 'This visit was deleted',
  conflict: 'Two versions differ',
  hasConflict: 'Two versions differ. Choose one',
  compose: 'Write a note',
  writeNote: 'Write a note',
  writeHint: 'Write what you see',
  protectedHint: "The speaker isn't recorded. Don't write who it was",
  noSpeaker: 'Back to back, no speaker',
  how: 'How it came about',
  source: 'Source',
  speaker: 'Category of speaker (never a name)',
  noCategory: 'No category',
  clip: 'Clip page',
  addFile: 'Photo',
  item: 'Item',
  keep: 'Keep',
  done: 'Done',
  delete: 'Delete',
  history: 'Changes',
  linkItem: 'Link with items',
  findItem: 'Number or word',
  all: (count) => `All ${count}`,
  noNotes: 'No notes yet',
  noNotesHow: 'Write below, Enter keeps it. Closing half-way loses nothing.',
  noneOfKind: 'No notes of this kind',
  earlierNotes: 'Show earlier notes',
  noteText: 'Note',
  editNote: 'Enter edits it',
  listFinding: 'List as finding',
  onlyEvidence: 'Evidence only',
  longText: (length) => `${length} characters. Open to read all`,
  quoteCut: 'More was selected than fits: the first 200,000 characters were taken',
  writtenElsewhere: 'Being written in another window',
  unlink: (name) => `Unlink ${name}`,
  photo: 'Photo',
  file: 'File',
  evidence: 'Evidence',
  loose: 'Evidence that hangs on no note',
  makeNote: 'Make a note of it',
  caption: 'Caption',
  size: bytes,
  evidenceState: {
    missing: "This evidence isn't on this device",
    changed: 'This evidence differs from when it was sealed',
  },
  fileRefused: {
    empty: (name) => `${name} is empty and wasn't kept.`,
    tooLarge: (name) => `${name} is larger than 200 MB and wasn't kept.`,
  },
  page: {
    noGrant: 'No access to this page. Click the toolbar icon, then retry.',
    noSelection: 'Nothing is selected on the page. Select, then clip.',
    noPage: 'No open page was found.',
    badAnswer: "The page's answer doesn't fit; nothing was taken.",
  },
  pdf: {
    title: 'Export PDF',
    start: 'Start',
    working: (done, all) => (all > 0 ? `Exporting page ${done} of ${all}` : 'Laying out'),
    saved: (pages, size) => `Exported: ${pages === 1 ? '1 page' : `${pages} pages`}, ${bytes(size)}`,
    missing: 'The typeface lacks these characters; the PDF shows a box for each:',
    again: 'Save again',
    named: 'It names the unit. What was said back to back appears without speaker, time or spot.',
    font: 'Body set in Noto Serif SC.',
    failed: "Couldn't export; the visit is untouched.",
    photosLeft: (count) => `${count} photos couldn't be opened and are not in the PDF.`,
    withheld: (count) => `${count} pieces of evidence of protected sources stay on this device.`,
    classified: 'Classified matter does not belong on an unapproved device.',
    wordsWithheld: (count) =>
      count === 1
        ? 'The words of 1 protected note might give somebody away and are not in the PDF.'
        : `The words of ${count} protected notes might give somebody away and are not in the PDF.`,
    recordsWithheld: (count) =>
      `In ${count === 1 ? '1 place' : `${count} places`}, words that would give a protected source away are withheld from the PDF.`,
  },
  outgoing: {
    title: 'What goes out of notes back to back',
    goes: 'Goes out',
    stays: 'Stays here',
    points: 'May give somebody away: ',
    field: 'Wording for outside',
    hint: 'Left empty, nothing goes out. The note’s own words stay on this device.',
    plainHint: 'Left empty, the note’s own words go out as reported by people.',
    copy: 'Start from the note',
    ready: 'Goes out like this.',
    stillTells: 'Stays here yet: put it otherwise, or say that it may go.',
    let: 'You said that it may go as it is.',
    mayGo: 'May go as it is',
    mayNotGo: 'Keep it here after all',
    kept: 'You said that its own words stay here.',
    letGo: 'Let them go after all',
    heldBy: (findings, tags, others) => {
      const of = (count: number, one: string) => (count > 0 ? [`${count} ${one}${count === 1 ? '' : 's'}`] : []);
      const where = [...of(findings, 'finding'), ...of(tags, 'tag'), ...of(others, 'other place')].join(', ');
      return `Its words are in ${where}: until put otherwise there, they stay here.`;
    },
    escaped: (versions, when) => {
      const what = versions === 1 ? '1 earlier wording' : `${versions} earlier wordings`;
      return when === null
        ? `${what} may be in a file that was saved and can’t be taken back.`
        : `${what} went out with the file saved ${when} and can’t be taken back.`;
    },
  },
};
