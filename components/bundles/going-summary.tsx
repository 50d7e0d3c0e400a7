import type { Going, GoingVisit } from '../../lib/app/bundle/going.ts';
import type { OpenUnit } from '../../lib/app/bundle/open-units.ts';
import type { OutVisit } from '../../lib/app/bundle/removals.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { HeldWords } from './held-words.tsx';
import { Name } from './name.tsx';
import { kindWord } from './record-name.tsx';
import { type StayingRow, WayTo, WhyStaying } from './staying-row.tsx';
import { type FilesStaying, useFilesStaying } from './use-files-staying.ts';
import { VisitName } from './visit-name.tsx';
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
  const { bundles: words, bundlesTeam: team, bundlesChanges: says, bundlesStaying: staying } = useDeskWords();
  const files = useFilesStaying(going);
  if (!going) {
    return (
      <p class="t13 q" role="status">
        {words.reading}
      </p>
    );
  }
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
        <Counts visits={goes.length} evidence={going.evidence} files={files} />
        <Kinds says={words.goesKinds} counts={sumOf(going.visits)} />
        {going.removals.length > 0 && <p class="t13">{says.goesRemovals(going.removals.length)}</p>}
        {open > 0 && <p class="t13">{team.goesFindings(open, along)}</p>}
        <Kinds says={team.goesAbove} counts={going.above} />
        {going.evidence.length > 0 && <p class="t13 q">{words.photos}</p>}
      </section>
      {!files.staying && <p class="t13 q">{staying.looked(files.done, going.evidence.length)}</p>}
      <Ask
        says={words.held}
        ids={[...notes.keys()]}
        visits={visits}
        more={(id) => words.heldNotes(notes.get(id) ?? 0)}
      />
      {going.aboveHeld > 0 && <p class="ask">{words.aboveHeld(going.aboveHeld)}</p>}
      {going.aboveUnsigned > 0 && <p class="t13 q">{staying.aboveUnsigned(going.aboveUnsigned)}</p>}
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
      <OtherKeys people={going.otherKeys} />
      <WordsGoing going={going.visits} visits={visits} onSaid={onSaid} />
      <Staying going={going} files={files} visits={visits} units={units} />
      <HeldWords going={going} />
    </>
  );
}

interface CountsProps {
  visits: number;
  evidence: Going['evidence'];
  files: FilesStaying;
}

/** How many visits go, and how much evidence with its files: what goes as a record alone is said apart. */
function Counts({ visits, evidence, files: { staying } }: CountsProps) {
  const { bundles: words, bundlesTeam: team, bundlesStaying: says } = useDeskWords();
  if (!staying) return <p class="b">{says.goesLooking(visits)}</p>;
  const without = new Set(staying.map((one) => one.evidence.id));
  const whole = evidence.filter(({ id }) => !without.has(id));
  const bytes = whole.reduce((sum, { body }) => sum + body.size, 0);
  return (
    <>
      <p class="b">
        {visits > 0 || evidence.length > 0 ? words.goesCounts(visits, whole.length, bytes) : team.noVisits}
      </p>
      {staying.length > 0 && <p class="t13">{says.goesWithoutFile(staying.length)}</p>}
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

/** Of whom something stays for its key. */
function OtherKeys({ people }: { people: Going['otherKeys'] }) {
  const { bundles: words } = useDeskWords();
  const called = useCalled();
  if (people.length === 0) return null;
  return (
    <div class="ask">
      <div>
        <p>{words.otherKeys}</p>
        {people.map(({ person, name }) => (
          <p key={person}>
            <Name none={words.unnamed}>{called(person, name)}</Name>
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

interface StayingProps extends Omit<Props, 'going' | 'onSaid'> {
  going: Going;
  files: FilesStaying;
}

function Staying({ going, files: { staying: files }, visits, units }: StayingProps) {
  const { bundles: words } = useDeskWords();
  const ofVisits = going.visits.flatMap(({ visit, staying }) =>
    staying.map((one) => ({ ...one, visit: visit.id, under: visit.body.unit })),
  );
  const told = new Set(ofVisits.map(({ record }) => record.id));
  const ofUnits = going.findings.flatMap(({ unit, staying }) =>
    staying.filter(({ record }) => !told.has(record.id)).map((one) => ({ ...one, visit: null, under: unit })),
  );
  const ofFiles = (files ?? []).map(({ evidence, why }) => ({
    ...{ record: evidence, file: why, visit: evidence.parent, under: evidence.parent },
  }));
  const gone = going.removalsStaying.map((one) => ({ ...one, visit: one.record.id, under: one.record.parent }));
  const all: StayingRow[] = [...ofFiles, ...ofVisits, ...gone, ...ofUnits];
  // Said above, each with its visits.
  const more = going.aboveHeld > 0 || going.visits.some(({ blind, standing }) => blind || standing !== 'goes');
  if (all.length === 0 && (more || !files)) return null;
  return (
    <section aria-label={words.stays}>
      <h2 class="h3 bundle-flush">
        {words.stays} <span class="num">{all.length}</span>
      </h2>
      {all.length === 0 && <p class="t13 q">{words.nothingStays}</p>}
      <ul class="bundle-lines bundle-flush">
        {all.slice(0, LISTED).map((one) => (
          <li key={`${one.visit ?? one.under} ${one.record.id} ${'file' in one ? one.file : one.why}`}>
            <p>
              {kindWord(words, one.record.kind)} ·{' '}
              {one.visit ? <VisitName id={one.visit} visits={visits} /> : <UnitName id={one.under} units={units} />}
            </p>
            <p class="t13 q">
              <WhyStaying one={one} people={going.unsigned} />
            </p>
            <WayTo one={one} />
          </li>
        ))}
      </ul>
      {all.length > LISTED && <p class="t13 q">{words.more(all.length - LISTED)}</p>}
    </section>
  );
}

function UnitName({ id, units }: { id: string } & Pick<Props, 'units'>) {
  const { bundles: words } = useDeskWords();
  return <Name none={words.unnamed}>{units.find(({ unit }) => unit === id)?.name ?? ''}</Name>;
}
