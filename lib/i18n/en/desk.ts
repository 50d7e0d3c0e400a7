import type { DeskWords } from '../desk-zh-cn.ts';

export const desk: DeskWords['desk'] = {
  title: 'Desk',
  pages: { visits: 'Visits', units: 'Units', draws: 'Draws', packs: 'Packs', campaign: 'Campaign' },
  settings: 'Settings',
  find: (what) => `Find ${what.toLowerCase()}`,
  findHint: 'Type a few letters',
  all: (title) => `${title}: all`,
  filter: (title, chosen) => `${title}: ${chosen}`,
  shown: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
  sortBy: (title) => `Sort by ${title.toLowerCase()}`,
  none: 'Nothing found',
  noneHow: 'Try other words, or drop the filters.',
  clear: 'Drop filters',
  close: 'Close',
  selected: (count) => `${count} selected`,
  select: (name) => `Select ${name}`,
  selectAll: 'Select all',
  keys: '↑↓ or J K move, Enter opens, X selects, Ctrl K finds, Esc closes',
};
