import type { Hit } from '../../lib/app/search.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { shownTime } from '../../lib/model/time.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { useUnitName } from '../ui/unit-name.ts';
import { OwnerName } from './owner-name.tsx';
import { useOwnProgress } from './use-own-progress.ts';

/**
 * A visit in a list: when, which unit, how far.
 * @param today given where the row may be of another day
 * @param owner whose visit it is, where it is not one's own: then it is not one's own current work either
 */
export function VisitRow({ line, today, owner }: { line: VisitLine; today?: string; owner?: string | null }) {
  const { words, go } = useApp();
  const { visit, unit } = line;
  const unitName = useUnitName();
  const { date, time } = shownTime(visit.body.began);
  const progress = useOwnProgress(line);
  const parts = [
    words.home.notes(line.notes),
    ...(progress ? [words.home.rated(progress.rated, progress.total)] : []),
    ...(line.suspected > 0 ? [words.home.suspected(line.suspected)] : []),
    ...(line.confirmed > 0 ? [words.home.confirmed(line.confirmed)] : []),
  ];
  return (
    <button
      type="button"
      class={visit.body.handed || owner ? 'row v' : 'row v on'}
      data-visit={visit.id}
      onClick={() => go({ screen: 'visit', visit: visit.id, tab: 'notes', line })}
    >
      <span class="rail">
        <span class={visit.body.handed || owner ? '' : 'now'}>{time}</span>
        {today && date !== today && <span class="t12">{date.slice(5)}</span>}
      </span>
      <span class="min0">
        <span class="l1">
          <b class="cut">{unitName(unit)}</b>
          {visit.body.handed ? (
            <span class="t13 green">{words.home.handed}</span>
          ) : owner ? (
            <span class="t13 q">{words.home.othersOpen}</span>
          ) : (
            <span class="t13 blue">{words.home.goOn}</span>
          )}
        </span>
        {owner && (
          <span class="t13 cut blk">
            <OwnerName person={owner} />
          </span>
        )}
        <span class="t13 q cut blk">{parts.join(words.common.sep)}</span>
      </span>
    </button>
  );
}

/** A visit that a search found, with the words around the match. @param owner as `VisitRow` has it */
export function HitRow({ hit, owner }: { hit: Hit; owner: string | null }) {
  const { go, words } = useApp();
  const unitName = useUnitName();
  const { line, note, pieces, guarded } = hit;
  if (!note || !pieces) return <VisitRow line={line} today="" owner={owner} />;
  // A time of its own might tell who spoke.
  const { date, time } = shownTime(guarded ? line.visit.body.began : note.body.at);
  return (
    <button
      type="button"
      class="row v"
      onClick={() => go({ screen: 'visit', visit: line.visit.id, tab: 'notes', focus: note.id })}
    >
      <span class="rail">
        <span>{time}</span>
        <span class="t12">{date.slice(5)}</span>
      </span>
      <span class="min0">
        <b class="cut blk">{unitName(line.unit)}</b>
        <span class="t13 q cut blk">
          {pieces.map(({ text, hit: isHit }, at) => (isHit ? <mark key={at}>{text}</mark> : text))}
        </span>
        {guarded && (
          <span class="st8 t13 q">
            <Icon name="lock" small />
            {words.common.sources.backToBack}
          </span>
        )}
      </span>
    </button>
  );
}
