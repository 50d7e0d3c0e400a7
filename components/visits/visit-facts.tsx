import type { VisitDetail } from '../../lib/app/desk/visits-detail.ts';
import { FACTS, shownTime } from '../../lib/app/finish.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Mark } from '../ui/icon.tsx';
import { SCORED } from './visit-columns.tsx';

/** When it was, how it was made, how it was rated, and under which checklist. */
export function VisitFacts({ detail }: { detail: VisitDetail }) {
  const { go, words } = useApp();
  const { visits } = useDeskWords();
  const { body } = detail.visit;
  const { kept, recorded, unit } = detail;
  const rows: [string, preact.ComponentChildren][] = [
    [visits.time, <Span key="time" detail={detail} />],
    [
      visits.method,
      visits.keptOf(kept.length, FACTS.length) +
        (recorded < FACTS.length ? visits.unrecorded(FACTS.length - recorded) : ''),
    ],
    ...(typeof body.covert === 'boolean'
      ? [[words.finish.covert, words.finish.covertStates[body.covert ? 'yes' : 'no']] as [string, string]]
      : []),
    [visits.ratings, <Grades key="grades" detail={detail} />],
    [visits.state, body.handed ? visits.states.handed : visits.states.open],
    [visits.version, <Versions key="versions" detail={detail} />],
  ];
  return (
    <>
      <dl class="dl">
        {rows.map(([name, value]) => (
          <Row key={name} name={name} value={value} />
        ))}
      </dl>
      {unit && (
        <p class="vacts">
          <button type="button" class="btn text" onClick={() => go({ screen: 'desk', page: 'units', open: unit.id })}>
            {visits.unit}
          </button>
        </p>
      )}
    </>
  );
}

/** The version that the visit stands under, and the older ones under which some of its answers were given. */
function Versions({ detail: { pack, ratedUnder } }: { detail: VisitDetail }) {
  const { visits } = useDeskWords();
  const text = usePackText();
  return (
    <>
      {visits.versionOf(text(pack.title), pack.version)}
      {ratedUnder.map(({ version, items }) => (
        <span key={version} class="q blk">
          {visits.ratedUnder(version, items)}
        </span>
      ))}
    </>
  );
}

function Row({ name, value }: { name: string; value: preact.ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Span({ detail }: { detail: VisitDetail }) {
  const { visits } = useDeskWords();
  const { began, ended } = detail.visit.body;
  if (!began) return <>–</>;
  const from = shownTime(began);
  const end = ended ? shownTime(ended) : null;
  const until = end && (end.date === from.date ? end.time : `${end.date} ${end.time}`);
  const { minutes, derived } = detail.minutes;
  const cost = minutes === null ? '' : derived ? visits.derivedMinutes(minutes) : visits.minutes(minutes);
  return <>{(until ? visits.span(from.date, from.time, until) : visits.began(from.date, from.time)) + cost}</>;
}

function Grades({ detail }: { detail: VisitDetail }) {
  const { words } = useApp();
  const { visits } = useDeskWords();
  const { byGrade, byDuty, unanswered } = detail.progress;
  const duties = byDuty.done + byDuty.notDone + byDuty.unknown;
  return (
    <>
      <span class="grades num">
        {SCORED.map((grade) => (
          <span key={grade} class="gc">
            <Mark grade={grade} /> {visits.gradeCount(words.common.grades[grade], byGrade[grade])}
          </span>
        ))}
        {(['notApplicable', 'notSeen'] as const)
          .filter((grade) => byGrade[grade] > 0)
          .map((grade) => (
            <span key={grade}>{visits.gradeCount(words.common.grades[grade], byGrade[grade])}</span>
          ))}
        <span class="q">{visits.notRated(unanswered)}</span>
      </span>
      {duties > 0 && <span class="q blk">{visits.duties(byDuty.done, duties)}</span>}
    </>
  );
}
