import type { Going, GoingVisit } from '../../lib/app/bundle/going.ts';
import type { OpenUnit } from '../../lib/app/bundle/open-units.ts';
import type { OutVisit } from '../../lib/app/bundle/removals.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { HeldWords } from './held-words.tsx';
import { Name } from './name.tsx';
import { kindWord } from './record-name.tsx';
import { VisitName } from './visit-name.tsx';
import { routeOf } from './where-read.ts';
import { WordsGoing } from './words-going.tsx';

/** Why ratings stay, in the order in which it is said. */
const BLIND = ['rival', 'gone', 'lookAlike'] as const;

/** So many records that stay are written out. */
const LISTED = 100;

interface Props {
  /** Null while it is read. */
  going: Going | null;
  visits: readonly OutVisit[];
  /** Those with open findings. */
  units: readonly OpenUnit[];
  /** Called once something else goes or stays than was read. */
  onSaid(): void;
}

/** What goes and what stays, before anything is made; what stays leads to where it can be put otherwise. */
export function GoingSummary({ going, visits, units, onSaid }: Props) {
  const { bundles: words, bundlesTeam: team, bundlesChanges: says } = useDeskWords();
  if (!going) {
    return (
      <p class="t13 q" role="status">
        {words.reading}
      </p>
    );
  }
  const bytes = going.evidence.reduce((sum, { body }) => sum + body.size, 0);
  const goes = going.visits.filter(({ standing }) => standing === 'goes');
  const held = going.visits.filter(({ standing }) => standing === 'held');
  // Of what is held it is said that both must hand over: how to get there is said all the same.
  const blind = going.visits.filter((one) => one.blind !== 'rival' || one.standing !== 'held');
  const notes = new Map(held.map(({ visit, notesHeld }) => [visit.id, notesHeld]));
  const open = going.findings.reduce((sum, one) => sum + one.open, 0);
  const along = going.findings.reduce((sum, one) => sum + one.along, 0);
  return (
    <>
      <section aria-label={words.goes} role="status">
        <h2 class="h3 bundle-flush">{words.goes}</h2>
        <p class="b">
          {goes.length > 0 || going.evidence.length > 0
            ? words.goesCounts(goes.length, going.evidence.length, bytes)
            : team.noVisits}
        </p>
        <Kinds says={words.goesKinds} counts={sumOf(going.visits)} />
        {going.removals.length > 0 && <p class="t13">{says.goesRemovals(going.removals.length)}</p>}
        {open > 0 && <p class="t13">{team.goesFindings(open, along)}</p>}
        <Kinds says={team.goesAbove} counts={going.above} />
        {going.evidence.length > 0 && <p class="t13 q">{words.photos}</p>}
      </section>
      <Ask
        says={words.held}
        ids={[...notes.keys()]}
        visits={visits}
        more={(id) => words.heldNotes(notes.get(id) ?? 0)}
      />
      {going.aboveHeld > 0 && <p class="ask">{words.aboveHeld(going.aboveHeld)}</p>}
      {BLIND.map((why) => (
        <Ask
          key={why}
          says={words.blind[why]}
          ids={blind.flatMap((one) => (one.blind === why ? [one.visit.id] : []))}
          visits={visits}
          {...(why === 'lookAlike' && { toUnit: true })}
        />
      ))}
      <Ask says={words.outAlready} ids={going.outAlready} visits={visits} />
      <Ask says={words.bound} ids={going.bound} visits={visits} />
      <WordsGoing going={going.visits} visits={visits} onSaid={onSaid} />
      <Staying going={going} visits={visits} units={units} />
      <HeldWords going={going} />
    </>
  );
}

interface AskProps {
  says: string;
  ids: readonly string[];
  visits: Props['visits'];
  /** What is said beside a visit's name. */
  more?(id: string): string;
  /** Whether a way to each visit's unit is offered, where it is merged or told from another. */
  toUnit?: boolean;
}

/** What a person should know of some visits, with their names. */
function Ask({ says, ids, visits, more, toUnit = false }: AskProps) {
  if (ids.length === 0) return null;
  return (
    <div class="ask">
      <div>
        <p>{says}</p>
        {ids.slice(0, LISTED).map((id) => (
          <p key={id}>
            <VisitName id={id} visits={visits} />
            {more && ` · ${more(id)}`}
            {toUnit && <ToUnit unit={visits.find(({ visit }) => visit.id === id)?.unit?.id} />}
          </p>
        ))}
      </div>
    </div>
  );
}

function ToUnit({ unit }: { unit: string | undefined }) {
  const { go } = useApp();
  const { bundlesTeam: team } = useDeskWords();
  if (!unit) return null;
  return (
    <button
      type="button"
      class="btn text bundle-link"
      onClick={() => go({ screen: 'desk', page: 'units', open: unit })}
    >
      {team.toUnit}
    </button>
  );
}

function sumOf(visits: readonly GoingVisit[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { counts } of visits) {
    for (const [kind, count] of counts) if (kind !== 'visit') sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  return sums;
}

function Kinds({ says, counts }: { says: string; counts: ReadonlyMap<string, number> }) {
  const { bundles: words } = useDeskWords();
  if (counts.size === 0) return null;
  const said = [...counts].map(([kind, count]) => `${kindWord(words, kind)} ${count}`).join(' · ');
  return <p class="t13">{`${says} ${said}`}</p>;
}

function Staying({ going, visits, units }: Omit<Props, 'going' | 'onSaid'> & { going: Going }) {
  const { go } = useApp();
  const { bundles: words } = useDeskWords();
  const ofVisits = going.visits.flatMap(({ visit, staying }) =>
    staying.map((one) => ({ ...one, visit: visit.id, under: visit.body.unit })),
  );
  const told = new Set(ofVisits.map(({ record }) => record.id));
  const ofUnits = going.findings.flatMap(({ unit, staying }) =>
    staying.filter(({ record }) => !told.has(record.id)).map((one) => ({ ...one, visit: null, under: unit })),
  );
  const all = [...ofVisits, ...ofUnits];
  // Said above, each with its visits.
  const more = going.aboveHeld > 0 || going.visits.some(({ blind, standing }) => blind || standing !== 'goes');
  if (all.length === 0 && more) return null;
  return (
    <section aria-label={words.stays}>
      <h2 class="h3 bundle-flush">
        {words.stays} <span class="num">{all.length}</span>
      </h2>
      {all.length === 0 && <p class="t13 q">{words.nothingStays}</p>}
      <ul class="bundle-lines bundle-flush">
        {all.slice(0, LISTED).map(({ record, why, wordsOnly, since, visit, under }) => {
          const route = routeOf({ id: record.id, kind: record.kind, visit, under });
          return (
            <li key={`${visit ?? under} ${record.id}`}>
              <p>
                {kindWord(words, record.kind)} ·{' '}
                {visit ? <VisitName id={visit} visits={visits} /> : <UnitName id={under} units={units} />}
              </p>
              <p class="t13 q">{since ? words.sinceOnly : wordsOnly ? words.wordsOnly : words.stayWhy[why]}</p>
              {route && why !== 'gone' && why !== 'batch' && (
                <button type="button" class="btn text bundle-link" onClick={() => go(route)}>
                  {words.stayDo}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {all.length > LISTED && <p class="t13 q">{words.more(all.length - LISTED)}</p>}
    </section>
  );
}

function UnitName({ id, units }: { id: string } & Pick<Props, 'units'>) {
  const { bundles: words } = useDeskWords();
  return <Name none={words.unnamed}>{units.find(({ unit }) => unit === id)?.name ?? ''}</Name>;
}
