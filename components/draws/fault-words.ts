import { drawFault } from '../../lib/app/desk/draws.ts';
import { planFault } from '../../lib/app/desk/tasks.ts';
import type { DeskWords } from '../../lib/i18n/desk.ts';

type Words = DeskWords['draws'];

/**
 * Why a draw was refused, in words that name the stratum or the field; null for an error that is not of a draw.
 * @param stratumOf what a stratum is called on screen; null for the whole of a plain draw
 */
export function drawFaultWords(
  error: unknown,
  words: Words,
  stratumOf: (name: string | null) => string | null,
): string | null {
  const refused = drawFault(error);
  if (!refused) return null;
  const { reason, fault } = refused;
  const { field = '', stratum, wanted = 0, available = 0 } = fault;
  if (reason === 'nothingEligible') return words.fault.nothingEligible;
  if (reason === 'minimumTooLarge') return words.fault.minimumTooLarge(wanted, available);
  const name = stratum === undefined ? null : stratumOf(stratum);
  if (reason === 'emptyStratum') return words.fault.emptyStratum(name ?? words.whole, wanted);
  if (reason === 'tooMany' && name !== null) return words.fault.tooMany(name, wanted, available);
  if (reason === 'tooMany') return words.fault.tooManyInAll(wanted, available);
  const known = FIELDS[field];
  return known ? words.fault[known] : words.fault.field(field);
}

/** The fields that the form has words for. */
const FIELDS: Readonly<Record<string, 'count' | 'minimum' | 'since' | 'reason'>> = {
  'rule.count': 'count',
  'rule.minimum': 'minimum',
  'rule.filter.notVisitedSince': 'since',
  reason: 'reason',
};

/** Why a plan was refused, in words; null for an error that is not of a plan. */
export function planFaultWords(error: unknown, words: Words): string | null {
  const refused = planFault(error);
  if (!refused) return null;
  const { reason, day, limit } = refused;
  if (reason === 'noUnits') return words.planFault.noUnits;
  if (reason === 'noSuchDay') return words.planFault.noSuchDay(day);
  return words.planFault[reason](day, limit);
}
