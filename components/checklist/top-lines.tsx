import { useState } from 'preact/hooks';
import { type PackItem, progressOf } from '../../lib/app/checklist.ts';
import { type Pack, watchNewerPack } from '../../lib/app/pack-shown.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { Mark } from '../ui/icon.tsx';
import { later } from '../ui/later.tsx';
import { UnitTypeSelect } from '../ui/unit-type.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { type Filter, moveSpot } from './spot.ts';

const NewerVersion = later(() => import('./newer-version.tsx').then((part) => part.NewerVersion));

const MARKED = ['good', 'fairlyGood', 'fair', 'poor'] as const;

interface FiltersProps {
  line: VisitLine;
  items: readonly PackItem[];
  filter: Filter;
  thin: number;
}

/** Which items are shown, how many there are of each, and the ratings by mark. Duties never enter these. */
export function Filters({ line, items, filter, thin }: FiltersProps) {
  const { checklist, common } = useApp().words;
  const { unanswered, answered, total, byGrade } = progressOf(items, line.visit.body);
  const counts = { all: total, unrated: unanswered, thin } as const;
  const parts = MARKED.map((grade) => checklist.tally(common.grades[grade], byGrade[grade]));
  return (
    <>
      <div class="filters checks">
        {(['all', 'unrated', 'thin'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === filter}
            onClick={() => moveSpot(line.visit.id, { filter: one })}
          >
            {checklist.filters[one](counts[one])}
          </button>
        ))}
        <span class="dist" role="img" aria-label={checklist.list(parts)}>
          {MARKED.map((grade) => (
            <span key={grade}>
              <Mark grade={grade} />
              {byGrade[grade]}
            </span>
          ))}
        </span>
      </div>
      <progress
        class="prog"
        value={answered}
        max={Math.max(total, 1)}
        aria-label={checklist.ratedOf(answered, total)}
      />
    </>
  );
}

/** What a person should know before rating: by which version, and that the unit's type decides which items apply. */
export function TopLines({ line, items }: { line: VisitLine; items: readonly PackItem[] }) {
  const { session, words } = useApp();
  const { checklist } = words;
  const { packVersion } = line.visit.body;
  const text = usePackText();
  const type = line.unit?.body.type;
  const known = session.pack.items.some((item) => !item.retired && item.types.some((one) => one === type));
  return (
    <>
      {packVersion !== session.pack.version && (
        <p class="ask calm wide-line">{checklist.otherVersion(packVersion, session.pack.version)}</p>
      )}
      {packVersion === session.pack.version && (
        <p class="t12 qq by-version">{checklist.byVersion(text(session.pack.title), packVersion)}</p>
      )}
      <Newer line={line} />
      {line.unit && !type && <ChooseType unit={line.unit} items={items.length} />}
      {type && !known && <p class="ask calm wide-line">{checklist.commonItems(items.length)}</p>}
    </>
  );
}

function ChooseType({ unit, items }: { unit: NonNullable<VisitLine['unit']>; items: number }) {
  const { words } = useApp();
  return (
    <label for="unit-type" class="ask calm wide-line type-line">
      <span>{words.checklist.noType(items)}</span>
      <UnitTypeSelect id="unit-type" unit={unit} none={words.checklist.chooseType} />
    </label>
  );
}

/** Says that the campaign has gone over to a newer version, and offers to follow. */
function Newer({ line }: { line: VisitLine }) {
  const { session, words } = useApp();
  const { checklist } = words;
  const { visit } = line;
  const [open, setOpen] = useState(false);
  const deps = [visit.id, visit.body.packVersion, visit.body.handed, session.pack];
  const newer = useWatch<Pack | null>((on) => watchNewerPack(session, visit, on), deps);
  if (!newer) return null;
  return (
    <>
      <p class="ask calm wide-line">
        <span>{checklist.newerVersion(newer.version)}</span>
        <button type="button" onClick={() => setOpen(true)}>
          {checklist.goOver(newer.version)}
        </button>
      </p>
      {open && <NewerVersion line={line} newer={newer} onClose={() => setOpen(false)} />}
    </>
  );
}
