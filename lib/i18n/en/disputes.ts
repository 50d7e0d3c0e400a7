import type { DeskWords } from '../desk-zh-cn.ts';

export const disputes: DeskWords['disputes'] = {
  tab: 'Disagreements',
  none: 'No disagreements',
  noneHow: 'Where two sides differ after another’s file was taken in, it is listed here, and a person decides.',
  count: (count) => (count === 1 ? '1 place in all' : `${count} places in all`),
  above: 'To settle here',
  aboveHow: 'What stands above visits, such as units, people and campaigns, and visits that were deleted.',
  inVisits: 'To settle in their visit',
  places: (count) => (count === 1 ? '1 place' : `${count} places`),
  unnamed: 'without a name',
  ofUnit: (record, unit) => `${record} (${unit})`,
  mark: 'Disagreement',
  markOf: (name) => `Disagreement, go to: ${name}`,
  kinds: { view: 'View', settlement: 'Settlement' },
};
