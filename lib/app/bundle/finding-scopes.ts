import { lifeOf } from '../../findings/life.ts';
import type { Id } from '../../model/ids.ts';
import type { Entry } from '../../store/queries.ts';
import { stepsOf } from '../findings-read.ts';
import { readKin } from '../merged-units.ts';
import type { Session } from '../session.ts';
import { type Homed, readHomed } from './homed.ts';
import type { Scope } from './scope.ts';

/** The open findings of a unit, and what goes with them. */
interface OpenAt {
  readonly unit: Id;
  readonly open: readonly Entry<'finding'>[];
  /** Solved ones that lie in the same batches. */
  readonly along: readonly Entry<'finding'>[];
  readonly scopes: readonly Scope[];
}

/**
 * Reads what hands over the open findings of units, whatever campaign and visit they come from (S30): themselves and
 * their steps, and what else of the same visits' findings lies in one batch with them.
 * @param units those to which findings are asked for; the units that were merged into them count as them
 * @returns the units that have an open one, in the order given
 */
export async function readOpenAt({ db }: Pick<Session, 'db'>, units: readonly Id[]): Promise<OpenAt[]> {
  const kin = await readKin(db);
  const wanted = [...new Set(units.map((unit) => kin.endOf(unit)))];
  const found = await Promise.all(
    wanted.map(async (unit) =>
      openOf(unit, (await Promise.all(kin.idsWith(unit).map((id) => readHomed(db, id)))).flat()),
    ),
  );
  return found.filter(({ open }) => open.length > 0);
}

function openOf(unit: Id, all: readonly Homed[]): OpenAt {
  const live = all.flatMap(({ record }) => (record.kind === 'finding' && record.shelf === 'live' ? [record] : []));
  const open = new Set(live.filter((finding) => isOpen(finding, all)).map(({ id }) => id));
  const homes = homesOf(open, all);
  const byHome = Map.groupBy(
    all.filter(({ home }) => homes.has(home)),
    ({ home }) => home,
  );
  const going = new Set([...byHome.values()].flat().map(({ record }) => record.id));
  return {
    unit,
    open: live.filter(({ id }) => open.has(id)),
    along: live.filter(({ id }) => going.has(id) && !open.has(id)),
    scopes: [...byHome].map(([about, some]) => ({
      about,
      records: some.map(({ record }) => record),
      findingsOnly: true as const,
    })),
  };
}

/** Where the batches of findings lie, and those of whatever else lies there: no step goes without its finding. */
function homesOf(findings: ReadonlySet<Id>, all: readonly Homed[]): Set<Id> {
  const wanted = new Set(findings);
  const homes = new Set<Id>();
  for (let before = -1; before < homes.size; ) {
    before = homes.size;
    for (const { record, home } of all) if (wanted.has(findingOf(record))) homes.add(home);
    for (const { record, home } of all) if (homes.has(home)) wanted.add(findingOf(record));
  }
  return homes;
}

const findingOf = ({ kind, id, parent }: Homed['record']): Id => (kind === 'finding' ? id : parent);

function isOpen(finding: Entry<'finding'>, all: readonly Homed[]): boolean {
  const steps = all.flatMap(({ record }) =>
    record.kind === 'step' && record.parent === finding.id && record.shelf === 'live' ? [record] : [],
  );
  return lifeOf(stepsOf(steps), finding.body.visit).state !== 'closed';
}
