import { useMemo, useState } from 'preact/hooks';
import type { UnitLine } from '../../lib/app/desk/units-list.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { membersOf } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { type Column, DataList, type Filter } from '../ui/data-list.tsx';
import { useDeskWords } from '../ui/desk-words.ts';
import { UnitsBulk } from './units-bulk.tsx';

interface Props {
  lines: readonly UnitLine[];
  open: string | null;
  onOpen(id: string | null): void;
  onAdd(): void;
  onImport(): void;
}

/** What stands for "none" among the choices of a filter, where an empty value means all. */
const NONE = '-';
/** More choices than this nobody reads: the search finds the rest. */
const MOST_CHOICES = 100;

/** All units that stand for themselves: searched, filtered, sorted. */
export function UnitListPane({ lines, open, onOpen, onAdd, onImport }: Props) {
  const { units } = useDeskWords();
  const columns = useColumns();
  const filters = useFilters(lines);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const bulk = useMemo(() => lines.filter(({ unit }) => picked.has(unit.id)), [picked, lines]);
  const acts = (
    <>
      <button type="button" class="btn line" onClick={onImport}>
        {units.bringIn}
      </button>
      <button type="button" class="btn main" onClick={onAdd}>
        {units.add}
      </button>
    </>
  );
  return (
    <DataList
      label={units.title}
      name="units"
      rows={lines}
      idOf={idOf}
      nameOf={nameOf}
      textOf={textOf}
      columns={columns}
      filters={filters}
      open={open}
      onOpen={onOpen}
      views
      selected={picked}
      onSelect={setPicked}
      bulk={<UnitsBulk lines={bulk} />}
      acts={lines.length > 0 && acts}
      empty={
        <>
          <p>{units.none}</p>
          <button type="button" class="btn main" onClick={onImport}>
            {units.bringIn}
          </button>
          <button type="button" class="btn line" onClick={onAdd}>
            {units.add}
          </button>
        </>
      }
    />
  );
}

const idOf = ({ unit }: UnitLine) => unit.id;
const nameOf = ({ unit }: UnitLine) => showLine(unit.body.name);
const textOf = ({ unit: { body }, parent }: UnitLine) =>
  [body.name, ...(body.formerly ?? []), body.code, body.place, body.level, body.first, parent].join(' ');

function useColumns(): Column<UnitLine>[] {
  const { session, language } = useApp();
  const { units } = useDeskWords();
  const text = usePackText();
  return useMemo(() => {
    const types = new Map(session.pack.unitTypes.map(({ id, name }) => [id, text(name)]));
    const typeOf = ({ unit }: UnitLine) => types.get(unit.body.type ?? '') ?? unit.body.type ?? '';
    const { columns } = units;
    const plain = (key: 'level' | 'place' | 'first', room: 'middle' | 'wide', width: string): Column<UnitLine> => {
      const of = ({ unit }: UnitLine) => unit.body[key] || null;
      return { key, title: columns[key], room, width, cell: of, sort: of, group: of };
    };
    return [
      { key: 'name', title: columns.name, width: '26%', cell: nameOf, sort: nameOf },
      { key: 'type', title: columns.type, cell: typeOf, sort: (line) => typeOf(line) || null, group: typeOf },
      plain('level', 'wide', '8%'),
      plain('place', 'middle', '9%'),
      {
        key: 'parent',
        title: columns.parent,
        room: 'wide',
        cell: ({ parent }) => parent,
        sort: ({ parent }) => parent || null,
        group: ({ parent }) => parent,
      },
      plain('first', 'middle', '10%'),
      {
        key: 'visits',
        title: columns.visits,
        width: '72px',
        align: 'end',
        cell: ({ visits }) => visits,
        sort: ({ visits }) => visits,
      },
      { key: 'last', title: columns.last, width: '112px', cell: ({ last }) => last, sort: ({ last }) => last },
    ];
  }, [session.pack, language]);
}

function useFilters(lines: readonly UnitLine[]): Filter<UnitLine>[] {
  const { session, language } = useApp();
  const { units } = useDeskWords();
  const text = usePackText();
  return useMemo(() => {
    const { unitTypes, traits, unitFacts } = session.pack;
    const named = (list: readonly { id: string; name: { zh: string; en: string } }[]) =>
      list.map(({ id, name }) => ({ value: id, name: text(name) }));
    const distinct = (key: 'level' | 'place'): Filter<UnitLine> => ({
      key,
      title: units.filters[key],
      choices: mostFrequent(lines.map(({ unit }) => unit.body[key] ?? '')),
      of: ({ unit }) => unit.body[key] ?? '',
    });
    const { yes, no, unknown } = units.weakIs;
    const weak: Filter<UnitLine> = {
      key: 'weak',
      title: units.filters.weak,
      choices: [
        { value: 'yes', name: yes },
        { value: 'no', name: no },
        { value: NONE, name: unknown },
      ],
      of: ({ unit }) => (unit.body.weak == null ? NONE : unit.body.weak ? 'yes' : 'no'),
    };
    // Only some campaigns ask for it; what a unit says anyhow can be found.
    const isAsked = unitFacts?.includes('weak') || lines.some(({ unit }) => unit.body.weak != null);
    return [
      {
        key: 'type',
        title: units.filters.type,
        choices: [...named(unitTypes), { value: NONE, name: units.noType }],
        of: ({ unit }) => unit.body.type || NONE,
      },
      {
        key: 'trait',
        title: units.filters.trait,
        choices: named(traits),
        of: ({ unit }) => membersOf(unit.body, 'traits'),
      },
      distinct('level'),
      distinct('place'),
      ...(isAsked ? [weak] : []),
    ];
  }, [lines, session.pack, language]);
}

function mostFrequent(values: readonly string[]): { value: string; name: string }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  const best = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_CHOICES);
  return best.map(([value]) => ({ value, name: value }));
}
