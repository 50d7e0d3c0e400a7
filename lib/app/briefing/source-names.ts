import type { BriefingSource, SourceNames } from '../../briefing/compose/source.ts';
import { findIdentifying } from '../../signals/identifying.ts';

/** The people of whom a field of a roster tells: 张三（支书）13800000000、李　四. Numbers one can be called by count too. */
export function peopleIn(field: string | null | undefined): string[] {
  // 李　四 is one name, set apart so that it is as wide as others.
  const joined = (field ?? '')
    .replace(/(?<!\p{Script=Han})(\p{Script=Han})\s+(\p{Script=Han}{1,2})(?!\p{Script=Han})/gu, '$1$2')
    .replace(/(?<!\p{Script=Han})(\p{Script=Han}{2})\s+(\p{Script=Han})(?!\p{Script=Han})/gu, '$1$2');
  return joined.split(/[\s,，、;；:：/|()（）【】[\]]+/u).flatMap((piece) => piece.match(/\D+|\d{7,}/gu) ?? []);
}

const known = new WeakMap<SourceNames, Map<string, SourceNames>>();

/**
 * Names with those of people who answer for findings or came along at visits: they stand on no roster. What no surname
 * begins is passed over, since 村两委 and 负责人 stand there as well.
 * @returns the very same object where the same people are added, so that what was worked out of it stays
 */
export function withPeople(
  names: SourceNames,
  { visits, findings }: Pick<BriefingSource, 'visits' | 'findings'>,
): SourceNames {
  const fields = [
    ...findings.flatMap(({ answers, leader }) => [answers, leader]),
    ...visits.map(({ sheet }) => sheet.accompanied),
  ];
  const more = [...new Set([...new Set(fields)].flatMap(peopleIn).filter(isPerson))].filter(
    (name) => !names.people.includes(name),
  );
  if (more.length === 0) return names;
  const made = known.get(names) ?? new Map<string, SourceNames>();
  known.set(names, made);
  const key = more.sort().join('\n');
  const all = made.get(key) ?? { ...names, people: [...names.people, ...more] };
  made.set(key, all);
  return all;
}

/** Whether a piece of a field is a name: a surname and one or two signs, or a surname and an office. */
function isPerson(piece: string): boolean {
  if (/^\p{Script=Han}(?:长|部|组|队|方)$/u.test(piece)) return false;
  return findIdentifying(piece).some(({ start, end, why }) => start === 0 && end === piece.length && why !== 'role');
}
