import { shownTime } from '../../lib/app/finish.ts';
import type { Maker } from '../../lib/app/people.ts';
import type { LaterWords } from '../../lib/i18n/later.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import { type App, useApp, usePackText } from './context.ts';
import { useLaterWords } from './later-words.ts';
import { personName, signed } from './person-name.ts';

/** The tables of words by which a field's codes are shown. */
const CODES = {
  rating: 'grades',
  duty: 'duties',
  method: 'factStates',
  how: 'kindNames',
  source: 'sources',
  speaker: 'speakers',
  status: 'statuses',
  raisedBy: 'raisedBy',
  what: 'practiceKinds',
  side: 'caseSides',
} as const satisfies Record<string, keyof Words['common']>;

/** The same of findings, of what was said on the spot and of papers, whose words come with them. */
const LATER_CODES = {
  cause: 'causes',
  nature: 'natures',
  verdict: 'materialVerdicts',
  rule: 'verdicts',
} as const satisfies Record<string, keyof LaterWords['findings']>;

const shelfOf = (field: string): string => field.split('.')[0] ?? field;

/** Whether a field holds a person's own words, which can be compared and written anew. */
export function isText(field: string, values: readonly unknown[]): boolean {
  const shelf = shelfOf(field);
  return (
    !Object.hasOwn(CODES, shelf) &&
    !Object.hasOwn(LATER_CODES, shelf) &&
    !['type', 'area'].includes(shelf) &&
    values.every((value) => value === null || typeof value === 'string')
  );
}

/** Shows a field's value by its kind: words as they are, a grade by its name, a moment as date and time. */
export function useShowValue(): (field: string, value: unknown) => string {
  const app = useApp();
  const { findings } = useLaterWords();
  const text = usePackText();
  const { unitTypes, areas } = app.session.pack;
  return (field, value) => {
    const shelf = shelfOf(field);
    const named = { type: unitTypes, area: areas }[shelf]?.find(({ id }) => id === value);
    if (named) return text(named.name);
    const codes = Object.hasOwn(LATER_CODES, shelf) ? findings[LATER_CODES[shelf as keyof typeof LATER_CODES]] : {};
    return wordFor(codes, value) ?? showValue(app, field, value);
  };
}

function showValue({ words }: App, field: string, value: unknown): string {
  const { common, finish } = words;
  const shelf = shelfOf(field);
  if (shelf === 'deleted')
    return isMoment(value) ? finish.values.deleted(showMoment(common, value)) : finish.values.notDeleted;
  if (value === null || value === undefined || value === '') return finish.empty;
  if (Object.hasOwn(CODES, shelf)) {
    const names: Readonly<Record<string, string>> = common[CODES[shelf as keyof typeof CODES]];
    return wordFor(names, value) ?? String(value);
  }
  if (typeof value === 'boolean') return value ? finish.values.yes : finish.values.no;
  if (isMoment(value)) return showMoment(common, value);
  if (typeof value === 'object' && 'text' in value) return String(value.text);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A code's word. What people write may be the name of something that every object has, such as `constructor`. */
const wordFor = (words: object, code: unknown): string | undefined =>
  Object.hasOwn(words, String(code)) ? Reflect.get(words, String(code)) : undefined;

type Moment = Parameters<typeof shownTime>[0];

function isMoment(value: unknown): value is Moment {
  return typeof value === 'object' && value !== null && 'device' in value && 'offset' in value;
}

function showMoment(common: Words['common'], moment: Moment): string {
  const { date, time } = shownTime(moment);
  return `${common.date(date)} ${time}`;
}

/** When a change was made, by this device's clock and zone. */
export function showWhen(words: Words, at: number): string {
  const { date, time } = shownTime({ device: at, offset: -new Date(at).getTimezoneOffset(), zone: '' });
  return `${words.common.date(date)} ${time}`;
}

/** Who made a change. */
export function showMaker(words: Words, maker: Maker | undefined): string {
  if (maker?.is === 'named') return signed(words, personName(words, maker.name), maker);
  return words.finish.makers[maker?.is ?? 'unnamed'];
}
