import { readFileSync } from 'node:fs';
import type { Pack } from '../../../lib/packs/schema.ts';
import type { plantRows } from '../../../scripts/plant-rows.mjs';

const pack: Pack = JSON.parse(
  readFileSync(new URL('../../../lib/packs/data/education-2023-second.json', import.meta.url), 'utf8'),
);

type Row = Parameters<typeof plantRows>[1][number];

const idOf = (at: number) => `018b0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
const at = (day: number) => ({ device: Date.UTC(2023, 10, day, 2), offset: 480, zone: 'Asia/Shanghai' });

const UNITS = [
  ['青石镇', 'townshipSubdistrict'],
  ['河东社区', 'villageCommunity'],
  ['白马村', 'villageCommunity'],
  ['石门村', 'villageCommunity'],
] as const;
const GRADES = ['good', 'fairlyGood', 'fair', 'poor'] as const;

/** Units with a visit each, in November 2023: ratings, notes, tags, findings, and what people said. */
export function fieldRows(): Row[] {
  const units = UNITS.map(
    ([name, type], place): Row => ({
      id: idOf(place + 1),
      kind: 'unit',
      body: { name, type, parent: place === 0 ? null : idOf(1), place: '清源县' },
    }),
  );
  return [...units, ...UNITS.flatMap((_, place) => visitRows(place))];
}

function visitRows(place: number): Row[] {
  const [, type] = UNITS[place] ?? UNITS[0];
  const visit = idOf(0x10 + place);
  const items = pack.items.filter((item) => item.form === 'rated' && item.types.includes(type));
  const ratings = items.map((item, count) => [`rating.${item.id}`, GRADES[(place + count) % 4]]);
  const own = (offset: number) => idOf(0x100 + place * 0x10 + offset);
  const began = at(8 + place);
  return [
    {
      id: visit,
      kind: 'visit',
      parent: idOf(place + 1),
      body: {
        ...{ unit: idOf(place + 1), campaign: pack.seed.campaign.id, by: 'x', packVersion: '1.0.0', began },
        ...Object.fromEntries(ratings),
        ...{ 'method.noNotice': 'kept', 'method.toSite': 'kept' },
      },
    },
    {
      id: own(1),
      kind: 'note',
      parent: visit,
      body: { text: '学习计划列 4 本必读书目，没有个人自学记录。', how: 'check', source: 'public', at: began },
    },
    {
      id: own(2),
      kind: 'tag',
      parent: visit,
      body: { tag: 'F08', status: 'suspected', at: began, fact: '以辅导代替自学' },
    },
    {
      id: own(3),
      kind: 'finding',
      parent: idOf(place + 1),
      body: {
        ...{ campaign: pack.seed.campaign.id, visit, problem: '学习计划照抄上级', at: began },
        ...{ area: pack.areas[0]?.id ?? null, deadline: '2023-12-01' },
      },
    },
    {
      id: own(4),
      kind: 'evaluation',
      parent: visit,
      body: { at: began, where: '便民大厅', 'tally.satisfied.yes': 30, 'tally.satisfied.no': 10 },
    },
  ];
}
