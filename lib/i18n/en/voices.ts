import type { voices as zh } from '../zh-cn/voices.ts';

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** Words of the desk's page of what people said. */
export const voices: typeof zh = {
  title: 'People',
  kinds: {
    evaluation: 'Evaluations',
    topic: 'Joint topics',
    complaint: 'Complaints',
    practice: 'Practices',
    case: 'Cases',
  },
  none: {
    evaluation: 'No evaluations yet',
    topic: 'No joint topics yet',
    complaint: 'No complaints yet',
    practice: 'No practices yet',
    case: 'No cases yet',
  },
  noneHow: 'What is noted under People during a visit is listed here.',
  reading: 'Reading',
  noUnit: 'No unit',
  noType: 'No type',
  columns: {
    date: 'Date',
    unit: 'Unit',
    type: 'Type',
    place: 'Where and whom',
    people: 'Asked',
    topic: 'Problem',
    raisedBy: 'Raised by',
    level: 'Level',
    result: 'Result',
    text: 'What it says',
    stage: 'Standing',
    took: 'Answered in',
    what: 'Kind',
    side: 'Side',
    facts: 'Facts',
    lesson: 'Lesson',
    passOn: 'Pass on',
  },
  month: 'Month',
  noLevel: 'No level',
  nobody: 'Not said by whom',
  passOnIs: { yes: 'To be passed on', no: 'Not marked' },
  rowName: (date, unit) => `${date} ${unit}`,
  gone: 'It does not exist, or was deleted.',
  toVisit: 'See the visit',
  yes: 'Yes',
  passOn: 'Mark to pass on',
  notPassOn: 'Take the mark away',
  copy: (count) => `Copy ${count}`,
  copied: (count) => `Copied ${count}`,
  copyFailed: "Couldn't copy: the browser didn't allow it. Nothing was changed.",
  line: (kind, text, unit, date) => `[${kind}] ${text} (${unit}, ${date})`,
  lineMore: (name, text) => `${name}: ${text}`,
  sums: 'Sums',
  sumsOf: (groups) => (groups === 1 ? '1 evaluation' : `${groups} evaluations together`),
  sumsPicked: 'Of those picked; with none picked, of those listed.',
  sumsOfCampaigns: (campaigns) => {
    const [first] = campaigns;
    if (campaigns.length < 2) return `Campaign: ${first?.name ?? 'none'}`;
    return `${campaigns.length} campaigns together: ${campaigns.map(({ name, count }) => `${name} (${count})`).join(', ')}`;
  },
  sumsNoUnit: (count) =>
    count === 1
      ? '1 of them is of a unit that was deleted; the pictures leave it out.'
      : `${count} of them are of units that were deleted; the pictures leave them out.`,
  uncounted: (count) => `${count} hold no counts, or answer questions that this pack hasn't got: left out.`,
  all: 'All',
  byType: 'By type',
  byUnit: 'By unit',
  question: 'Question',
  answers: { yes: 'Yes', no: 'No' },
  sample: 'n',
  people: (count) => (count === 1 ? '1 person asked' : `${count} people asked`),
  few: (least) => `Below ${least} people only counts are shown, no percentages.`,
  cellsAre: (least) =>
    `Below: the share of each question’s first word, with its sample; under ${least} people, how many of how many.`,
  cell: (percent, sample) => `${percent} (${sample})`,
  cellFew: (count, sample) => `${count}/${sample}`,
  spans: (minutes) =>
    minutes < 60
      ? `${minutes} min`
      : minutes < 1440
        ? `${Math.round(minutes / 60)} h`
        : days(Math.round(minutes / 1440)),
};
