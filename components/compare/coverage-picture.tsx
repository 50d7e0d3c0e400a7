import { useMemo } from 'preact/hooks';
import {
  ALL_UNITS,
  COVER_GROUPS,
  coverageBy,
  HOW_OFTEN,
  rosterOf,
  visitsOf,
} from '../../lib/app/desk/compare-counts.ts';
import { type BarRow, BarRows } from '../ui/charts/bar-rows.tsx';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Pick } from './narrow-fields.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { look, setLook } from './place.ts';
import type { PictureProps } from './shown.ts';
import { useNames } from './use-names.ts';

const ORDER = HOW_OFTEN.toReversed();

/** How far the roster has been visited, how often and when last. */
export function CoveragePicture({ field, units: all, place }: PictureProps) {
  const { compare } = useDeskWords();
  const { coverage } = compare;
  const { cover } = look.value;
  const units = useMemo(() => rosterOf(field, all), [field, all]);
  const visits = useMemo(() => visitsOf(field), [field]);
  const rows = useCoverRows({ field, units });
  return (
    <PictureFrame
      place={place}
      field={field}
      shown={{
        label: coverage.label,
        tools: (
          <Pick
            title={coverage.by}
            value={cover}
            options={COVER_GROUPS.map((by) => [by, coverage.groups[by]] as const)}
            onChoose={(to) => setLook({ cover: to })}
          />
        ),
        legend: (
          <>
            {ORDER.map((often) => (
              <span key={often} class="st8">
                <i class={`cmp-swatch ${often}`} />
                {coverage.often[often]}
              </span>
            ))}
            <span class="q">{coverage.how}</span>
            {all.length > units.length && <span class="q">{coverage.notOn(all.length - units.length)}</span>}
          </>
        ),
        empty: units.length === 0 ? coverage.none : null,
        table: () => ({
          heads: [coverage.by, ...ORDER.map((often) => coverage.often[often]), ...coverage.ends],
          rows: rows.map(({ label, bars, ends }) => [label, ...bars.map(({ value }) => String(value)), ...ends]),
        }),
        behind: ({ row, column }) => {
          const found = rows.find(({ key }) => key === row);
          const bar = found?.bars.find(({ key }) => key === column);
          if (!found || !bar) return null;
          const said = (id: string) => {
            const { visits: own = [], last = null } = visits.get(id) ?? {};
            return coverage.lastOf(last ?? compare.trend.noDate, own.length);
          };
          return { title: bar.name, facts: [], units: (found.ids[column] ?? []).map((id) => ({ id, said: said(id) })) };
        },
        draw: (picked, onOpen) => (
          <BarRows
            label={coverage.label}
            how={compare.walk}
            rows={rows}
            columns={ORDER}
            ends={coverage.ends}
            full="own"
            picked={picked}
            onOpen={onOpen}
          />
        ),
      }}
    />
  );
}

function useCoverRows({ field, units }: Omit<PictureProps, 'place'>) {
  const { language } = useApp();
  const { compare } = useDeskWords();
  const names = useNames(field.pack);
  const { cover } = look.value;
  return useMemo(
    () =>
      coverageBy(field, units, cover).map((group): BarRow & { ids: Readonly<Record<string, readonly string[]>> } => {
        const label = group.group === ALL_UNITS ? compare.coverage.all : names[cover](group.group);
        return {
          key: `group ${group.group}`,
          label,
          strong: group.group === ALL_UNITS,
          ids: group.units,
          ends: [compare.coverage.visitedOf(group.visited, group.n), String(group.visits), group.last?.slice(2) ?? '–'],
          bars: ORDER.map((often) => {
            const { length: value } = group.units[often];
            const name = compare.coverage.bar(label, compare.coverage.often[often], value, group.n);
            return { key: often, face: often, value, texts: [String(value)], name };
          }),
        };
      }),
    [field, units, cover, language],
  );
}
