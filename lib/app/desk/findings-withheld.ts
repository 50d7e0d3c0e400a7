import { partsOf, readGuards, readNames } from '../guarded.ts';
import type { Session } from '../session.ts';
import type { FindingRow } from './findings.ts';

/**
 * Reads what of findings must not leave in a list: what would give a protected source away that they were made from
 * (S26). A column bears the name of the part that it shows.
 * @returns whether the part stays on the device
 */
export async function withholdFindings(
  { db }: Session,
  rows: readonly Pick<FindingRow, 'finding'>[],
): Promise<(row: Pick<FindingRow, 'finding'>, column: string) => boolean> {
  const findings = rows.map(({ finding }) => finding);
  const known = await readNames(db, [...new Set(findings.map(({ parent }) => parent))]);
  const guards = await readGuards(db, findings, known);
  const held = new Map(
    findings.flatMap((finding) => {
      if (guards.sources(finding).length === 0) return [];
      return [
        [finding.id, new Set<string>(partsOf(finding).filter((part) => guards.points(finding, part).length > 0))],
      ];
    }),
  );
  return ({ finding }, column) => held.get(finding.id)?.has(column) ?? false;
}
