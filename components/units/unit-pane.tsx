import { useState } from 'preact/hooks';
import type { UnitLine, UnitList } from '../../lib/app/desk/units-list.ts';
import { MergeError, mergeUnits } from '../../lib/app/desk/units-merge.ts';
import { type UnitFacts, watchUnitFacts } from '../../lib/app/desk/units-page.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DisputedMark } from '../ui/disputed-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { MergedUnits } from './merged-units.tsx';
import { RemoveUnit } from './remove-unit.tsx';
import { UnitBurden } from './unit-burden.tsx';
import { UnitFields } from './unit-fields.tsx';
import { UnitPicker } from './unit-picker.tsx';
import { UnitDuties, UnitRatings } from './unit-ratings.tsx';
import { UnitRecusals } from './unit-recusals.tsx';
import { UnitRing } from './unit-ring.tsx';
import { UnitTags } from './unit-tags.tsx';
import { UnitVisits } from './unit-visits.tsx';

interface Props {
  id: string;
  list: UnitList;
  onOpen(id: string | null): void;
}

/** One unit: what is known of it, and what its visits add up to. */
export function UnitPane({ id, list, onOpen }: Props) {
  const { units } = useDeskWords();
  const line = list.lines.find(({ unit }) => unit.id === id);
  if (line) return <Pane line={line} list={list} onOpen={onOpen} />;
  const [into] = [...list.merged].find(([, some]) => some.some((unit) => unit.id === id)) ?? [];
  const target = list.lines.find(({ unit }) => unit.id === into);
  return (
    <section class="pane side" aria-label={units.title}>
      <Head name={units.title} onClose={() => onOpen(null)} />
      <div class="empty">
        <p>{target ? units.mergedTo(showLine(target.unit.body.name)) : units.gone}</p>
        {target && (
          <button type="button" class="btn main" onClick={() => onOpen(target.unit.id)}>
            {units.openIt}
          </button>
        )}
      </div>
    </section>
  );
}

function Head({ name, onClose }: { name: string; onClose(): void }) {
  const { desk } = useDeskWords();
  return (
    <div class="ph">
      <h1>{name}</h1>
      <span class="grow" />
      <button type="button" class="ib" aria-label={desk.close} onClick={onClose}>
        <Icon name="x" />
      </button>
    </div>
  );
}

function Pane({ line, list, onOpen }: Omit<Props, 'id'> & { line: UnitLine }) {
  const { session } = useApp();
  const { units } = useDeskWords();
  const { unit } = line;
  const name = showLine(unit.body.name);
  const merged = list.merged.get(unit.id) ?? [];
  const ids = [unit.id, ...merged.map(({ id }) => id)];
  const facts = useWatch<UnitFacts>((on) => watchUnitFacts(session, ids, on), [ids.join(), session]);
  const former = new Map(merged.map(({ id, body }) => [id, showLine(body.name)]));
  return (
    <section class="pane side unit" aria-label={name}>
      <Head name={name} onClose={() => onOpen(null)} />
      <div class="body">
        {unit.disputed === 'yes' && (
          <p class="pad">
            <DisputedMark entry={unit} name={name} />
          </p>
        )}
        {unit.body.mergedInto && <UnitRing unit={unit} />}
        <UnitFields line={line} lines={list.lines} />
        {facts && (
          <>
            <UnitVisits visits={facts.visits} former={former} />
            <UnitRatings facts={facts} />
            <UnitTags tags={facts.tags} />
            <UnitDuties facts={facts} />
            <UnitBurden facts={facts} />
            <UnitRecusals unit={unit} members={facts.members} />
          </>
        )}
        {merged.length > 0 && <MergedUnits units={merged} into={unit} />}
        <div class="unit-end">
          <MergeButton line={line} list={list} label={units.merge} onOpen={onOpen} />
          <RemoveUnit unit={unit} onGone={() => onOpen(null)} />
        </div>
      </div>
    </section>
  );
}

interface MergeProps extends Omit<Props, 'id'> {
  line: UnitLine;
  label: string;
}

function MergeButton({ line, list, label, onOpen }: MergeProps) {
  const { session, run, say } = useApp();
  const { units } = useDeskWords();
  const [picking, setPicking] = useState(false);
  const merge = (into: UnitLine) => {
    setPicking(false);
    run(async () => {
      try {
        await mergeUnits(session, line.unit.id, into.unit.id, list);
        onOpen(into.unit.id);
      } catch (error) {
        if (!(error instanceof MergeError)) throw error;
        say(units.mergeFailed[error.reason]);
      }
    });
  };
  return (
    <>
      <button type="button" class="btn line" disabled={list.lines.length < 2} onClick={() => setPicking(true)}>
        {label}
      </button>
      {picking && (
        <UnitPicker
          title={units.mergeInto(showLine(line.unit.body.name))}
          how={units.mergeHow}
          lines={list.lines.filter(({ unit }) => unit.id !== line.unit.id)}
          onPick={merge}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  );
}
