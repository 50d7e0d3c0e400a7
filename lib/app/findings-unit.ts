import { momentNow, todayNow } from '../model/time.ts';
import type { Entry } from '../store/queries.ts';
import { edit } from './fields.ts';
import { type FindingLine, readFindings } from './findings-read.ts';
import { readMergedWith } from './merged-units.ts';
import type { Session } from './session.ts';

/** A unit that can't be taken away without a word: findings that are not solved stand under it. */
export class OpenFindings extends Error {
  override readonly name = 'OpenFindings';
  constructor(readonly lines: readonly FindingLine[]) {
    super(`open findings: ${lines.map(({ finding }) => finding.body.problem).join('; ')}`);
  }
}

/** What of a unit, and of those merged into it, is not solved. */
async function openFindings({ db }: Session, unit: Entry<'unit'>): Promise<FindingLine[]> {
  const lines = await readFindings(db, await readMergedWith(db, unit.id), todayNow());
  return lines.filter(({ life }) => life.state !== 'closed');
}

/**
 * Takes a unit away; undoable. Its visits and findings stay, and findings go on asking for a look.
 * @param knowing the open findings that the person was shown
 * @throws OpenFindings naming those that the person was not shown; nothing is changed then
 */
export async function removeUnit(
  session: Session,
  unit: Entry<'unit'>,
  knowing: readonly FindingLine[] = [],
): Promise<void> {
  await session.queue.flush();
  const shown = new Set(knowing.map(({ finding }) => finding.id));
  const open = await openFindings(session, unit);
  if (open.some(({ finding }) => !shown.has(finding.id))) throw new OpenFindings(open);
  await session.undo.act('unitRemoved', [edit(unit, 'deleted', { ...momentNow() })]);
}
