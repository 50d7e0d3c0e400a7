import { type PackItem, progressOf } from '../../lib/app/checklist.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { Mark } from '../ui/icon.tsx';
import { UnitTypeSelect } from '../ui/unit-type.tsx';
import { type Filter, moveSpot } from './spot.ts';

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
  const type = line.unit?.body.type;
  const known = session.pack.items.some((item) => !item.retired && item.types.some((one) => one === type));
  return (
    <>
      {packVersion !== session.pack.version && (
        <p class="ask calm wide-line">{checklist.otherVersion(packVersion, session.pack.version)}</p>
      )}
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
