import type { SheetError } from '../../lib/app/desk/roster-file.ts';
import type { PlanIssue, RosterField } from '../../lib/app/desk/roster-plan.ts';
import type { DeskWords } from '../../lib/i18n/desk.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

type RosterWords = DeskWords['units']['roster'];

/** Why a file was refused, with sheet, line and column as far as they are known. */
export function sheetErrorWords({ fault, place }: SheetError, roster: RosterWords): string {
  const said = roster.sheetFaults[fault];
  const what =
    typeof said === 'string'
      ? said
      : typeof said === 'function'
        ? said(place.limit ?? 0)
        : said[place.hint ?? 'unknown'];
  return roster.failed(what, place);
}

/** One thing about a row, in words: where, what, and what stands there. */
export function issueWords(issue: PlanIssue, line: number, roster: RosterWords): string {
  const { reason, column, text, lines, units, names, fault } = issue;
  const { more } = roster;
  const parts = [
    roster.reasons[reason],
    text && more.text(text),
    fault && isKeyOf(fault, roster.faults) && roster.faults[fault],
    lines && more.lines(lines),
    units && more.units(units.map(({ name }) => name)),
    names && more.names(names),
    isKeyOf(reason, roster.consequence) && roster.consequence[reason],
  ].filter(Boolean);
  return `${roster.where(line, column)}: ${parts.join('; ')}`;
}

const isKeyOf = <T extends object>(key: PropertyKey, object: T): key is keyof T => Object.hasOwn(object, key);

/** What a field of a roster is called. */
export function useFieldName(): (field: RosterField) => string {
  const { session } = useApp();
  const { roster } = useDeskWords().units;
  const text = usePackText();
  return (field) => {
    if (isKeyOf(field, roster.fields)) return roster.fields[field];
    const trait = session.pack.traits.find(({ id }) => field === `traits.${id}`);
    return roster.traitField(trait ? text(trait.name) : field);
  };
}
