import { useMemo } from 'preact/hooks';
import { countTagsOf } from '../../lib/app/desk/compare-counts.ts';
import { TAG_STATUSES } from '../../lib/app/tags.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { type BarRow, BarRows } from '../ui/charts/bar-rows.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { PictureFrame } from './picture-frame.tsx';
import type { PictureProps } from './shown.ts';

type TagRow = BarRow & { ids: Readonly<Record<string, readonly string[]>> };

/** Tags by area and kind: suspected, confirmed and ruled out. */
export function TagsPicture({ field, units, place }: PictureProps) {
  const { words } = useApp();
  const { compare } = useDeskWords();
  const rows = useTagRows({ field, units });
  const { statuses } = words.common;
  const most = Math.max(1, ...rows.map(({ bars }) => bars.reduce((sum, { value }) => sum + value, 0)));
  const props = { label: compare.tags.label, how: compare.walk, columns: TAG_STATUSES, ends: compare.tags.ends };
  return (
    <PictureFrame
      place={place}
      field={field}
      shown={{
        label: compare.tags.label,
        legend: (
          <>
            <span class="chip">{statuses.suspected}</span>
            <span class="chip sure">{statuses.confirmed}</span>
            <span class="chip out">
              <span class="cut">{statuses.ruledOut}</span>
            </span>
            <span class="q">{compare.tags.how}</span>
          </>
        ),
        empty: rows.every(({ bars }) => bars.every(({ value }) => value === 0)) ? compare.tags.none : null,
        table: () => ({
          heads: [compare.tags.label, ...TAG_STATUSES.map((status) => statuses[status]), ...compare.tags.ends],
          rows: rows.map(({ label, bars, ends }) => [label, ...bars.map(({ value }) => String(value)), ...ends]),
        }),
        behind: ({ row, column }) => {
          const found = rows.find(({ key }) => key === row);
          const bar = found?.bars.find(({ key }) => key === column);
          return bar ? { title: bar.name, facts: [], tags: found?.ids[column] ?? [] } : null;
        },
        draw: (picked, onOpen) => <BarRows {...props} rows={rows} full={most} picked={picked} onOpen={onOpen} />,
      }}
    />
  );
}

function useTagRows({ field, units }: Omit<PictureProps, 'place'>): readonly TagRow[] {
  const { words, language } = useApp();
  const { compare } = useDeskWords();
  const text = usePackText();
  return useMemo(() => {
    const areas = new Map(field.pack.areas.map(({ id, name }) => [id, text(name)]));
    const kinds = new Map(field.pack.tags.map(({ id, title }) => [id, text(title)]));
    return countTagsOf(field, units).flatMap((area) => {
      const name = area.area === null ? compare.tags.other : (areas.get(area.area) ?? showLine(area.area));
      const rowOf = (
        key: string,
        label: string,
        strong: boolean,
        count: typeof area | (typeof area.kinds)[number],
      ) => ({
        key,
        label,
        strong,
        ends: [String(count.units), String(count.n)],
        ids: count.byStatus,
        bars: TAG_STATUSES.map((status) => {
          const { length: value } = count.byStatus[status];
          const said = compare.tags.bar(label, words.common.statuses[status], value);
          return { key: status, face: status, value, texts: [String(value)], name: said };
        }),
      });
      return [
        rowOf(`area ${area.area}`, name, true, area),
        ...area.kinds.map((kind) => rowOf(kind.tag, `${showLine(kind.tag)} ${kinds.get(kind.tag) ?? ''}`, false, kind)),
      ];
    });
  }, [field, units, language]);
}
