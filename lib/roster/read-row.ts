import { foldText } from '../text/fold.ts';
import { creditCodeFault } from './credit-code.ts';
import { addIssue, type Draft, refuse } from './draft.ts';
import type { TableRow } from './find-header.ts';
import { cleanCell, foldCode, foldName, foldTitle } from './fold.ts';
import { bareTrait } from './match-columns.ts';
import { readFigure, readFlag } from './read-figure.ts';
import type { Mapping, Named, RosterField } from './roster-unit.ts';

/** The longest text of a field, in UTF-16 units: as long as the record of a unit takes. */
const LONGEST = 500;

/** What the rows of one table are read with. */
export interface RowReader {
  mapping: Mapping;
  columns: Draft['columns'];
  /** True where the code's column says that it is a 统一社会信用代码. */
  creditCodes: boolean;
  /** Ids by folded word. */
  types: ReadonlyMap<string, string>;
  traits: ReadonlyMap<string, string>;
  /** Cells that the spreadsheet itself holds no sound value for, as `line:column` from 1, and why. */
  doubtful: ReadonlyMap<string, string>;
}

/** The words that name a type or trait: its id, its names, and the parts of a name such as 村、社区. */
export function wordsOf(named: readonly Named[], own: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const words = new Map<string, string>();
  for (const { id, name } of named) {
    for (const part of name.zh.split(/[、，,和及与/]/)) {
      if (part !== '') for (const word of [bareTrait(foldTitle(part)), foldTitle(part)]) words.set(word, id);
    }
  }
  // Later ones win: a whole name over a part of another's, and what the person said over both.
  for (const { id, name } of named) for (const word of [name.en, name.zh, id]) words.set(foldTitle(word), id);
  for (const [word, id] of own) words.set(foldTitle(word), id);
  return words;
}

/** Reads the cells of a row by the mapping. Nothing is thrown: what is wrong is noted in the draft, with its column. */
export function readRow({ line, cells }: TableRow, reader: RowReader): Draft {
  const draft: Draft = {
    line,
    values: { traits: {} },
    name: '',
    code: '',
    parentText: '',
    issues: [],
    refused: false,
    unit: null,
    columns: reader.columns,
  };
  const places: string[] = [];
  for (const { column, field } of reader.mapping) {
    const text = cleanCell(cells[column]);
    const why = reader.doubtful.get(`${line}:${column + 1}`);
    // A long code that lost digits has a word of its own.
    if (why && !(field === 'code' && why === 'number15')) addIssue(draft, 'doubtfulCell', field, { text, fault: why });
    if (isFlag(field)) readFlagCell(draft, field, (cells[column] ?? '').trim());
    else if (text === '' || why === 'error') continue;
    else if (text.length > LONGEST)
      refuse(draft, field === 'name' ? 'nameTooLong' : 'textTooLong', field, { text: text.slice(0, 50) });
    else if (field === 'place') places.push(text);
    else readCell(draft, field, text, reader, why === 'number15');
  }
  if (places.length > 0) draft.values.place = joinPlaces(places);
  if (draft.values.name === undefined && !draft.issues.some(({ reason }) => reason === 'nameTooLong')) {
    refuse(draft, 'noName', 'name');
  }
  return draft;
}

type FlagField = 'weak' | `traits.${string}`;

const isFlag = (field: RosterField): field is FlagField => field === 'weak' || field.startsWith('traits.');

function readCell(draft: Draft, field: RosterField, text: string, reader: RowReader, lost: boolean): void {
  const { values } = draft;
  if (field === 'name') {
    draft.name = foldName(text);
    if (draft.name !== '') values.name = text;
  } else if (field === 'code') readCode(draft, text, reader, lost);
  else if (field === 'parent') draft.parentText = text;
  else if (field === 'type') readType(draft, text, reader);
  else if (field === 'traits') readTraits(draft, text, reader);
  else if (field === 'newOrganisations' || field === 'mobileMembers') {
    const figure = readFigure(text);
    if (figure === null) refuse(draft, 'badNumber', field, { text });
    else values[field] = figure;
  } else if (field === 'level' || field === 'first') values[field] = text;
}

function readCode(draft: Draft, text: string, { creditCodes }: RowReader, lost: boolean): void {
  const code = foldCode(text);
  const fault = creditCodeFault(code);
  // 18 digits through a spreadsheet's 15 end in zeros, or are shown in powers of ten.
  if (lost || /^\d(\.\d+)?E\+?\d+$/.test(code) || (fault === 'checkDigit' && /^\d{15}000$/.test(code))) {
    addIssue(draft, 'codeLostDigits', 'code', { text });
    return;
  }
  draft.code = code;
  draft.values.code = text.replace(/^['’]/, '').trim();
  if (fault && (creditCodes || code.length === 18)) addIssue(draft, 'badCode', 'code', { text, fault });
}

function readType(draft: Draft, text: string, { types }: RowReader): void {
  const type = types.get(foldTitle(text));
  if (type === undefined) addIssue(draft, 'unknownType', 'type', { text });
  else draft.values.type = type;
}

function readTraits(draft: Draft, text: string, { traits }: RowReader): void {
  for (const word of text.split(/[、，,;；/|\s]+/).filter(Boolean)) {
    const id = traits.get(foldTitle(word));
    if (id === undefined) addIssue(draft, 'unknownTrait', 'traits', { text: word });
    else draft.values.traits[id] = true;
  }
}

function readFlagCell(draft: Draft, field: FlagField, text: string): void {
  if (text === '' || /^[-—–－/／\\]+$/.test(text)) return;
  const flag = readFlag(text);
  if (flag === null) addIssue(draft, 'badFlag', field, { text });
  else if (field === 'weak') draft.values.weak = flag;
  else draft.values.traits[field.slice('traits.'.length)] = flag;
}

/** 县 and 乡镇 in columns of their own are one place; what a later column says again is left out. */
function joinPlaces(places: readonly string[]): string {
  return places.reduce((joined, place) => {
    if (joined === '' || foldText(place).startsWith(foldText(joined))) return place;
    return foldText(joined).includes(foldText(place)) ? joined : joined + place;
  }, '');
}
