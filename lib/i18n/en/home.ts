import type { Words } from '../zh-cn.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

export const home: Words['home'] = {
  settings: 'Settings',
  search: 'Search units and notes',
  searching: 'Searching',
  nothingFound: 'Nothing found. Try another word.',
  found: (count) => (count === 1 ? '1 match' : `${count} matches`),
  moreFound: 'There are more. Type a longer word.',
  start: 'Start a visit',
  begin: 'Start writing',
  empty: 'No visits yet',
  emptyHow: "Type a unit's name, press Enter. The rest can wait.",
  open: 'Open visits',
  today: (date) => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    return `Today, ${DAYS[new Date(year, month - 1, day).getDay()]} ${day} ${MONTHS[month - 1]}`;
  },
  before: 'Earlier',
  earlier: 'Show earlier visits',
  noUnit: 'Unknown unit',
  goOn: 'Go on',
  handed: 'Handed over',
  notes: (count) => (count === 1 ? '1 note' : `${count} notes`),
  rated: (rated, total) => `${rated}/${total} rated`,
  suspected: (count) => `${count} suspected`,
  confirmed: (count) => `${count} confirmed`,
  urgent: 'Urgent, not reported',
  since: (time) => `${time} ago`,
  reported: 'Mark reported',
  look: 'Show notes',
  inbox: 'Taken from pages, not in a visit yet',
  fileInto: 'Put into a visit',
  discard: 'Delete',
  offline: 'Offline. Everything works',
  onDevice: 'Kept on this device only',
  toHome: 'Back to home',
  unitName: "Unit's name",
  unitHint: 'Any part of it will do',
  knownUnits: 'Known units',
  visitsBefore: (count) => (count === 1 ? 'Visited once' : count > 1 ? `Visited ${count} times` : 'Not visited yet'),
  enterMakes: (name) => `Enter creates “${name}” and starts`,
  nameFirst: "Type the unit's name first",
};
