import type { DeskWords } from '../desk-zh-cn.ts';

const some = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const parts = (fresh: number, changed: number, gone: number): string =>
  [
    ...(fresh > 0 ? [`${fresh} new`] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(gone > 0 ? [`${gone} deleted`] : []),
  ].join(', ');

export const bundlesTeam: DeskWords['bundlesTeam'] = {
  goneBy: 'Whose roster is gone by',
  goneByNone:
    'Nobody’s: who may accept, return and settle is up to you here. Once a lead’s file came in, you can go by their roster, beside their key below.',
  goneByLead: (name) =>
    `${name || 'Somebody without a name'}: keys on their roster count as compared, and it says who may accept, return and settle.`,
  keyChanged:
    'This lead is known by another key here now, so the roster does not count. Compare the new key, then go by it again.',
  meOn: (role, may) => `You are on it as ${role.toLowerCase()}: ${may}.`,
  meNot: 'You are not on it: what you accept, return or settle counts for nothing.',
  meNoKey: 'You are on it without a key: hand the lead a file, and have them compare your key.',
  meOtherKey: 'It names another key than yours: compare with the lead in person.',
  may: {
    lead: 'may accept, return, reopen, settle and confirm tags',
    reviewer: 'may accept, return and confirm tags',
    supervisor: 'writes visits, reviews none',
    liaison: 'keeps contact, reviews none',
  },
  letGo: 'Stop going by it',
  goBy: 'Go by this lead’s roster',
  goByShort: 'Go by roster',
  goByHow:
    'After that the keys below count as compared, and only whoever the roster says may accept, return and settle; that holds for you as well. What the lead changes later counts here too. You can change this back at any time.',
  goByOffer: (people) =>
    `The packer’s roster names keys and roles of ${some(people, 'person', 'people')}. If they are your lead, go by it and compare no key one by one.`,
  goByDo: 'Compared: go by it',
  notNow: 'Not now',
  onRoster: 'On the roster',
  noRole: 'no role',
  does: {
    confirms: 'will count as compared',
    confirmed: 'you compared it; the same',
    refused: 'you refuse this key; that stays',
    otherKey: 'known here by another key; up to you',
    anothers: 'this key is somebody else’s here; not taken',
    noKey: 'no key on the roster',
    unsettled: 'leads differ; until they settle it',
    own: 'you; the key is yours',
    ownOther: 'you, but with another key',
  },
  confirmedBy: (name) => `Confirmed by the roster of ${name || 'the lead'}; not compared in person.`,
  byRoster: (name) => `Confirmed by the roster of ${name || 'the lead'}`,
  neverCame: 'Nothing signed by it came yet',

  team: 'Keys of the team',
  teamHow:
    'What is on the roster goes with every file. Members who go by your roster know these keys, and who may accept and return.',
  teamNone: 'Nobody else in the team yet. Take in a file from a member, or add people under “Campaign”.',
  teamTotals: (ready, all) => `${some(all, 'person', 'people')}, ${ready} with a key on the roster`,
  states: {
    lead: 'Lead whose roster is gone by here',
    onRoster: 'Key on the roster',
    notOnRoster: 'Compared, not on the roster',
    otherOnRoster: 'Another key on the roster',
    notCompared: 'Not compared',
    none: 'No key yet',
  },
  noneHow: 'Take in a file from them, and their key is here',
  notLead: 'The roster is the lead’s to write. You can only read it here.',
  enrol: 'Put on roster',
  enrolWho: (name) => `Put on roster: ${name}`,
  change: 'Change role',
  changeWho: (name) => `Change role: ${name}`,
  compareWho: (name) => `Compare: ${name}`,
  goByWho: (name) => `Go by roster: ${name}`,
  enrolHow: 'The role says what of theirs counts. It goes on the roster with the key, and out with the next file.',
  role: 'Role',
  strike: 'Take key off roster',

  along: 'Along with it',
  roster: 'Roster and tasks',
  rosterAlways: 'Goes with whatever else you choose: others need it to read that.',
  rosterHow: 'Units, members, pack, draws and tasks. It can go to a member without any visit.',
  open: 'Open findings',
  openNone: 'No open findings.',
  openHow:
    'They go without their visits: with whoever takes them in they lie at their units, ready for a follow-up. Those of earlier campaigns too.',
  openCount: (findings, units) => `${findings} at ${some(units, 'unit')}`,
  which: 'Of which units',
  whiches: { all: 'All', planned: 'With a task', picked: 'Choose' },
  plannedNone: 'No unit in their tasks has open findings.',
  narrow: 'Type to find a unit',
  openAt: (name, open) => `${name} (${open})`,
  moreUnits: (count) => `${count} more units; type to narrow`,
  pickUnits: 'Choose units first.',
  pickAny: 'Choose visits, or something under “Along with it”.',
  goesFindings: (open, along) =>
    along > 0
      ? `${some(open, 'open finding')}; ${along} closed ones of the same visits go along`
      : some(open, 'open finding'),
  goesAbove: 'Roster and tasks',
  noVisits: 'No visits',

  tookIn: 'Taken in.',
  byKind: 'By kind',
  kindCount: (kind, fresh, changed, gone = 0) => `${kind}: ${parts(fresh, changed, gone)}`,
  tasksHere:
    'The tasks are on the panel’s first screen; pressing one starts the visit. Open findings of the unit are listed there.',
  tasksOther: (name) =>
    `The tasks belong to the campaign “${name}”. Another one is current, so the first screen does not list them.`,
  campaignStays: (name) => `Its tasks belong to the current campaign “${name}”, which stays.`,
  campaignBecomes: (name, before) =>
    `Taken in, “${name}” becomes the current campaign in place of “${before}”: new visits join it, under its pack. Taking the file back puts “${before}” back.`,
  campaignChosen: (name, before) =>
    `Its tasks belong to the campaign “${name}”. You chose “${before}” here, and that stays; once the file is in you can change to it.`,
  campaignUnknown: (name, before) =>
    `Its tasks belong to the campaign “${name}”. Whoever packed it is not confirmed, so “${before}” stays; once the file is in you can change to it.`,
  campaignBecame: (name, before) =>
    `“${name}” is the current campaign now, in place of “${before}”. Taking the file back puts that back.`,
  campaignWillBack: (name) => `The current campaign becomes “${name}” again.`,
  campaignBack: (name) => `The current campaign is “${name}” again.`,
  useCampaign: 'Use this campaign',
  toTasks: 'See tasks',
  toFindings: 'See findings',
  toUnit: 'See unit',

  better:
    'A shared file is signed, can be sealed to one person and can hold open findings; whoever gets it sees what it changes first, and can take it back.',
  toBundle: 'Hand out as shared file',
  betterIn: 'If the lead sent a .visits file, drop it on the desk, or take it in under “Hand-overs”.',
};
