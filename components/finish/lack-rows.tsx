import { type Lacks, shownTime } from '../../lib/app/finish.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp, type VisitTab } from '../ui/context.ts';
import { UnitTypeSelect } from '../ui/unit-type.tsx';
import { focusFact, focusWhy } from './fact-rows.tsx';

interface Props {
  line: VisitLine;
  lacks: Lacks;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
  /** Opens the times, with the focus in the one that lacks. */
  onTimes(): void;
}

/** So many are named; the rest is a number. */
const NAMED = 6;

/** What lacks, and what nobody has come to yet, each with a way there. None of it blocks. */
export function LackRows({ line, lacks, onConflict, onTimes }: Props) {
  const { words } = useApp();
  const { finish, common } = words;
  const open = useOpen(line);
  const named = (parts: readonly string[]) =>
    `${finish.list(parts.slice(0, NAMED))}${parts.length > NAMED ? ` ${finish.andMore(parts.length)}` : ''}`;
  const grades = (list: Lacks['lowWithoutFact']) =>
    named(list.map(({ item, grade }) => finish.rated(item.id, common.grades[grade])));
  const first = <T,>(list: readonly T[]): T | undefined => list[0];
  const {
    lowWithoutFact: low,
    goodWithoutBasis: good,
    unanswered,
    tags,
    looseEvidence: loose,
    drafts,
    conflicts,
    factsUnstated: unstated,
    factsWithoutWhy: noWhy,
    times,
  } = lacks;
  const label = (field: string) => fieldLabel(finish.fieldNames, field);
  return (
    <section aria-label={finish.before}>
      <h2 class="day">
        {finish.before} <span>{lacks.count + lacks.unnoted > 0 ? finish.allMayGo : finish.nothingLacks}</span>
      </h2>
      <ul>
        <Lack
          count={conflicts.length}
          what={finish.conflicts}
          how={named(conflicts.map(({ field }) => label(field)))}
          act={finish.choose}
          onGo={() => {
            const one = first(conflicts);
            if (one) onConflict(one.field, one.entry, label(one.field));
          }}
        />
        <Lack
          count={drafts.length}
          what={finish.drafts}
          how={String(first(drafts)?.body.text ?? '').slice(0, 40)}
          act={finish.keep}
          onGo={() => open('notes', first(drafts)?.id)}
        />
        <Lack
          count={low.length}
          what={finish.low}
          how={grades(low)}
          act={finish.fill}
          onGo={() => open('checklist', first(low)?.item.id)}
        />
        <Lack
          count={good.length}
          what={finish.good}
          how={grades(good)}
          act={finish.fill}
          onGo={() => open('checklist', first(good)?.item.id)}
        />
        <Lack
          count={tags.length}
          what={finish.tags}
          act={finish.fill}
          onGo={() => open('tags', first(tags)?.entry.id)}
          how={`${named(tags.map(({ entry, missing }) => finish.tagLacks(showLine(entry.body.tag), missing.length)))}${common.sep}${finish.tagsHow}`}
        />
        <Lack
          count={noWhy.length}
          what={finish.factsWithoutWhy}
          how={named(noWhy.map((fact) => common.facts[fact]))}
          act={finish.toWrite}
          onGo={() => focusWhy(first(noWhy))}
        />
        <Lack
          count={loose.length}
          what={finish.evidence}
          act={finish.link}
          onGo={() => open('notes', first(loose)?.id)}
          how={named(loose.map(({ body }) => `${shownTime(body.at).time} ${showLine(body.caption || body.name)}`))}
        />
      </ul>
      {lacks.unnoted > 0 && (
        <>
          <h3 class="t13 q unnoted">{finish.unnoted}</h3>
          <ul>
            <Lack
              count={unanswered.length}
              what={finish.unanswered}
              how={finish.unansweredHow}
              act={finish.rate}
              onGo={() => open('checklist', first(unanswered)?.id)}
            />
            <Lack
              count={unstated.length}
              what={finish.factsUnstated}
              how={named(unstated.map((fact) => common.facts[fact]))}
              act={finish.state}
              onGo={() => focusFact(first(unstated))}
            />
            <Lack
              count={times.length}
              what={finish.noTimes}
              how={named(times.map((time) => finish[time]))}
              act={finish.state}
              onGo={onTimes}
            />
            {lacks.noUnitType && line.unit && <TypeRow unit={line.unit} />}
          </ul>
        </>
      )}
    </section>
  );
}

/** The name of a field, as a person knows it: of a member (`rating.2.4`) with what it is a member of. */
function fieldLabel(names: Readonly<Record<string, string>>, field: string): string {
  const dot = field.indexOf('.');
  const shelf = dot < 0 ? field : field.slice(0, dot);
  const member =
    dot < 0 || shelf === 'evidence' || shelf === 'notes' || shelf === 'went' ? '' : ` ${field.slice(dot + 1)}`;
  return `${names[shelf] ?? shelf}${shelf === 'method' || shelf === 'methodWhy' ? '' : member}`;
}

function useOpen(line: VisitLine): (tab: VisitTab, focus?: string) => void {
  const { go } = useApp();
  return (tab, focus) => go({ screen: 'visit', visit: line.visit.id, tab, ...(focus !== undefined && { focus }) });
}

function Lack({
  count,
  what,
  how,
  act,
  onGo,
}: {
  count: number;
  what: string;
  how: string;
  act: string;
  onGo(): void;
}) {
  const { finish } = useApp().words;
  if (count === 0) return null;
  return (
    <li class="row fin">
      <div class="rail">
        <span class="big">{count}</span>
      </div>
      <div class="l1">
        <div>
          <p>{what}</p>
          <p class="t13 q anyword">{how}</p>
        </div>
        <button type="button" class="go" aria-label={finish.goTo(act, what)} onClick={onGo}>
          {act}
        </button>
      </div>
    </li>
  );
}

/** The one thing that is quicker set than gone to. */
function TypeRow({ unit }: { unit: Entry<'unit'> }) {
  const { words } = useApp();
  const { finish, visit } = words;
  return (
    <li class="row fin">
      <div class="rail">
        <span class="big">1</span>
      </div>
      <label for="unit-type">
        {finish.unitType}
        <UnitTypeSelect id="unit-type" unit={unit} none={visit.noType} />
        <span class="t13 q">{finish.unitTypeHow}</span>
      </label>
    </li>
  );
}
