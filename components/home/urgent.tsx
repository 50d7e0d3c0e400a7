import { useEffect, useState } from 'preact/hooks';
import { markReported } from '../../lib/app/tags.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { type Entry, watchUrgent } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useUnitName } from '../ui/unit-name.ts';
import { useWatch } from '../ui/use-watch.ts';

/** More tags than this nobody has. */
const ALL = 100_000;

/**
 * Urgent tags that nobody has reported yet, with the time that has passed (S32).
 * @param all looks through all tags: one that is not reported stays, however old
 */
export function Urgent({ all }: { all: boolean }) {
  const { session } = useApp();
  const open = useWatch<{ tag: Entry<'tag'>; line: VisitLine }[]>(
    (on) => watchUrgent(session, on, all ? ALL : undefined),
    [all],
  );
  return (
    <>
      {open?.map((one) => (
        <UrgentCard key={one.tag.id} {...one} />
      ))}
    </>
  );
}

function UrgentCard({ tag, line }: { tag: Entry<'tag'>; line: VisitLine }) {
  const { session, words, go, run } = useApp();
  const unitName = useUnitName();
  const text = usePackText();
  const minutes = useMinutesSince(tag.body.at.device);
  const known = session.pack.tags.find((one) => one.id === tag.body.tag);
  return (
    <div class="urgent">
      <div class="u1">
        <b>{words.home.urgent}</b>
        <span class="num">{words.home.since(words.common.hoursMinutes(Math.floor(minutes / 60), minutes % 60))}</span>
      </div>
      <p class="t14">
        {unitName(line.unit)}: {words.common.statuses[tag.body.status]} {showLine(tag.body.tag)}{' '}
        {known && text(known.title)}
      </p>
      <div class="u2">
        <button type="button" class="btn warn" onClick={() => run(() => markReported(session, tag))}>
          {words.home.reported}
        </button>
        <button
          type="button"
          class="btn text"
          onClick={() => go({ screen: 'visit', visit: line.visit.id, tab: 'tags', focus: tag.id })}
        >
          {words.home.look}
        </button>
      </div>
    </div>
  );
}

function useMinutesSince(at: number): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - at) / 60_000));
}
