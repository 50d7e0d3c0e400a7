import { answerOf, DUTY_STATES, GRADES, nextUnrated, type PackItem, rate, setDuty } from '../../lib/app/checklist.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useKeys } from '../ui/keys.ts';
import { moveSpot } from './spot.ts';

/** The grade of a key: 1–4 in the order of the cells, 0 不适用, 9 未查看. */
const GRADE_OF: Record<string, (typeof GRADES)[number] | undefined> = {
  ...Object.fromEntries(GRADES.slice(0, 4).map((grade, at) => [`${at + 1}`, grade])),
  0: 'notApplicable',
  9: 'notSeen',
};

interface Place {
  visit: Entry<'visit'>;
  /** All items, and those that the filter shows. */
  items: readonly PackItem[];
  shown: readonly PackItem[];
  current: PackItem | null;
  /** Makes an item the current one and puts the focus there. */
  onGo(item: PackItem): void;
}

/** The item above or below the current one. */
export function neighbour(shown: readonly PackItem[], current: PackItem | null, by: 1 | -1): PackItem | undefined {
  const at = shown.findIndex((item) => item.id === current?.id);
  return shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
}

/** The keys of the checklist. Single letters and digits act only where the person has them on. */
export function useChecklistKeys({ visit, items, shown, current, onGo }: Place): void {
  const { session, singleKeys, run, go, say, words } = useApp();
  const step = (by: 1 | -1) => {
    const next = neighbour(shown, current, by);
    if (next) onGo(next);
    return next !== undefined;
  };
  const single = (name: string, item: PackItem, repeated: boolean): boolean => {
    if (name === 'j' || name === 'k') return step(name === 'j' ? 1 : -1);
    if (repeated) return false;
    if (name === 'c') moveSpot(visit.id, { comment: item.id });
    else if (name === 't') go({ screen: 'visit', visit: visit.id, tab: 'tags', focus: `item:${item.id}` });
    else if (name === 'u') {
      const next = nextUnrated(visit, items, item.id);
      if (next) onGo(next);
      else say(words.checklist.allRated);
    } else return answer(name, item);
    return true;
  };
  const answer = (name: string, item: PackItem): boolean => {
    const before = answerOf(visit, item)?.value;
    const state = DUTY_STATES[Number(name) - 1];
    const grade = GRADE_OF[name];
    // As with a press on the cell: the same key again takes the answer away.
    if (item.form === 'duty' && state) run(() => setDuty(session, visit, item.id, state === before ? null : state));
    else if (item.form === 'rated' && grade) run(() => rate(session, visit, item.id, grade === before ? null : grade));
    else return false;
    return true;
  };
  const handle = (name: string, event: KeyboardEvent): boolean => {
    if (name === 'ArrowDown' || name === 'ArrowUp') return step(name === 'ArrowDown' ? 1 : -1);
    return singleKeys && current !== null && single(name, current, event.repeat);
  };
  // The newest drawing answers, not the one that was painted last: J and 2 in quick order must not rate the item before.
  useKeys(handle);
}
