// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DOUBTS, REFUSALS } from '../../../lib/roster/plan.ts';
import { known, planTable } from './plan-table.ts';
import { runs } from './runs.ts';

const HEADER = ['单位名称', '代码', '上级', '地址', '流动党员数', '是否软弱涣散'];
const name = fc.constantFrom('甲村', '乙村', '甲村委会', '柳河镇', '柳河镇甲村', '', '清源县气象局', '清源县气像局');
const row = fc.tuple(
  name,
  fc.constantFrom('', '1', '2', '１', '1.2E+17'),
  name,
  fc.constantFrom('', '东', '西'),
  fc.constantFrom('', '3', '许多', '-'),
  fc.constantFrom('', '是', '否', '？'),
);
const rows = fc.array(row, { maxLength: 12 });

/** Takes all rows that are new as they stand. */
const takeNew = (table: string[][]) => {
  const plan = planTable([HEADER, ...table]);
  return plan
    .filter(({ state }) => state === 'new')
    .map(({ line, values: { traits: _, parent, ...values } }) =>
      known(`line${line}`, values.name ?? '', {
        ...values,
        ...(parent && 'line' in parent && { parent: `line${parent.line}` }),
      }),
    );
};

it('every row that is no empty line has a place in the plan, and a state that its issues bear out', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const said = table.flatMap((cells, index) => (cells.some((cell) => cell !== '') ? [index + 2] : []));
      const plan = planTable([HEADER, ...table]);
      expect(plan.map(({ line }) => line)).toEqual(said);
      for (const { state, issues } of plan) {
        const refused = issues.some(({ reason }) => (REFUSALS as readonly string[]).includes(reason));
        expect(state === 'refused').toBe(refused);
        if (!refused)
          expect(state === 'doubtful').toBe(
            issues.some(({ reason }) => (DOUBTS as readonly string[]).includes(reason)),
          );
      }
    }),
    runs(),
  );
});

it('no parent of a row that can be taken leads back to it', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const plan = planTable([HEADER, ...table]);
      const above = new Map(
        plan.flatMap(({ line, state, values: { parent } }) =>
          state !== 'refused' && parent && 'line' in parent ? [[line, parent.line] as const] : [],
        ),
      );
      for (const start of above.keys()) {
        let [at, steps]: [number | undefined, number] = [start, 0];
        while (at !== undefined && steps++ <= plan.length) at = above.get(at);
        expect(at).toBeUndefined();
      }
    }),
    runs(),
  );
});

it('what was taken once is the same when the table comes again', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const units = takeNew(table);
      fc.pre(units.length > 0);
      const lines = new Set(units.map(({ id }) => Number(id.slice(4))));
      const again = planTable([HEADER, ...table], units).filter(({ line }) => lines.has(line));
      for (const { line, unit, changes } of again) {
        if (unit !== `line${line}`) continue; // in doubt beside a row that wasn't taken
        expect(changes.filter(({ field }) => field !== 'parent')).toEqual([]);
      }
    }),
    runs(),
  );
});

it('10,000 rows against 10,000 known units: each finds its own, and a misspelt one its candidate', () => {
  const place = (index: number) => `${'青山绿水金银铜铁'[index % 8]}${'柳河沟岭湾坡桥店'[Math.floor(index / 8) % 8]}镇`;
  const names = Array.from(
    { length: 10_000 },
    (_, index) => `${place(index)}${String.fromCharCode(0x4e00 + index)}家坪村`,
  );
  const units = names.map((text, index) => known(`u${index}`, text));
  const misspelt = names.map((text, index) => (index % 1000 === 7 ? text.replace('家坪', '家平') : text));
  const plan = planTable([['单位名称'], ...misspelt.map((text) => [text])], units);
  expect(plan.filter(({ state }) => state === 'same')).toHaveLength(9990);
  const doubtful = plan.filter(({ state }) => state === 'doubtful');
  expect(doubtful.map(({ line, issues }) => [line - 2, issues[0]?.units?.map(({ id }) => id)])).toEqual(
    Array.from({ length: 10 }, (_, index) => [index * 1000 + 7, [`u${index * 1000 + 7}`]]),
  );
});
