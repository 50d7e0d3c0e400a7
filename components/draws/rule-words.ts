import type { Division, DrawRule } from '../../lib/app/desk/draws.ts';
import type { DeskWords } from '../../lib/i18n/desk.ts';

interface Given {
  words: DeskWords['draws'];
  /** What a label of a division is called on screen. */
  labelOf(division: Division, label: string): string;
  names: ReadonlyMap<string, string>;
}

/** A rule in words: how many of what, then who may be drawn. */
export function ruleWords(rule: DrawRule, { words, labelOf, names }: Given): string {
  const { joinNames, joinParts, ...said } = words.words;
  const { types, traits, levels, places, notVisitedSince: since, members } = rule.filter;
  const list = (division: Division, labels: readonly string[] | undefined) =>
    labels ? [labels.map((label) => labelOf(division, label)).join(joinNames)] : [];
  const among = [
    ...list('type', types),
    ...list('trait', traits),
    ...list('level', levels),
    ...list('place', places),
    ...(since === undefined ? [] : [since === 'never' ? said.never : said.notSince(since)]),
    ...(members ? [said.going(members.map((id) => names.get(id) ?? words.unnamed).join(joinNames))] : []),
  ];
  const parts = [howMany(rule, words), ...(among.length > 0 ? among : [said.all])];
  return [...parts, ...(rule.whenShort === 'takeAll' ? [said.takeAll] : [])].join(joinParts);
}

function howMany(rule: DrawRule, words: DeskWords['draws']): string {
  const said = words.words;
  if (rule.mode === 'plain') return said.plain(rule.count);
  const by = words.divisions[rule.by];
  return rule.mode === 'each' ? said.each(by, rule.count) : said.proportional(by, rule.count, rule.minimum ?? 0);
}
