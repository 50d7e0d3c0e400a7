import { useMemo } from 'preact/hooks';
import { type VisitBehind, watchBehind } from '../../lib/app/desk/compare-behind.ts';
import type { Field } from '../../lib/app/desk/compare-field.ts';
import { shownTime } from '../../lib/app/finish.ts';
import type { Pack } from '../../lib/app/pack-shown.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon, Mark } from '../ui/icon.tsx';
import { useWatch } from '../ui/use-watch.ts';
import { useNames } from './use-names.ts';

interface Props {
  field: Field;
  visit: string;
  /** The items that are asked about; null for all. */
  items: readonly string[] | null;
}

/** A visit with what it says of the items that a mark stands for: ratings, notes, tags. */
export function BehindVisits({ field, visit, items }: Props) {
  const { session, go } = useApp();
  const { compare } = useDeskWords();
  const names = useNames();
  const wanted = items?.join(' ');
  const found = useWatch<VisitBehind[]>(
    (on) => watchBehind(session, field, [visit], items, on),
    [session, field, visit, wanted],
  );
  const behind = found?.[0];
  const date = field.visits.get(visit)?.date || compare.trend.noDate;
  const unit = names.unit(field.units.get(field.visits.get(visit)?.unit ?? '')?.name);
  return (
    <li class="cmp-visit" aria-busy={behind === undefined}>
      <button type="button" class="cmp-to" onClick={() => go({ screen: 'desk', page: 'visits', open: visit })}>
        {unit} <span class="num">{date}</span>
      </button>
      {behind && <Said behind={behind} />}
    </li>
  );
}

const LOOKS = { good: 'g1', fairlyGood: 'g2', fair: 'g3', poor: 'g4', notApplicable: 'g0', notSeen: 'g9' } as const;

function Said({ behind }: { behind: VisitBehind }) {
  const { words } = useApp();
  const { compare } = useDeskWords();
  const text = usePackText();
  const { ratings, notes, tags, visit } = behind;
  return (
    <>
      <ul class="cmp-ratings">
        {ratings.map(({ item, grade, comment }) => (
          <li key={item.id}>
            <span class={`g ${LOOKS[grade]}`}>
              <Mark grade={grade} /> {words.common.grades[grade]}
            </span>
            <span>
              {item.id} {text(item.short)}
            </span>
            {comment && <p class="anyword q">{comment}</p>}
          </li>
        ))}
      </ul>
      {tags.length > 0 && (
        <p class="cmp-chips">
          {tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} pack={visit.pack} />
          ))}
        </p>
      )}
      {notes.length === 0 ? (
        <p class="qq">{compare.behind.noFacts}</p>
      ) : (
        <ul class="cmp-notes" aria-label={compare.behind.facts(notes.length)}>
          {notes.map((note) => (
            <NoteLine key={note.id} note={note} />
          ))}
        </ul>
      )}
    </>
  );
}

function NoteLine({ note: { body } }: { note: Entry<'note'> }) {
  const { words } = useApp();
  const { visits } = useDeskWords();
  const isProtected = body.source === 'backToBack';
  const said = [body.text, body.quote?.text].filter(Boolean);
  const time = useMemo(() => (body.at ? shownTime(body.at).time : ''), [body.at]);
  return (
    <li>
      <div class="cmp-rail">
        <span class="kind" title={words.common.kindNames[body.how] ?? ''}>
          {words.common.kinds[body.how] ?? '?'}
        </span>
        <time>{time}</time>
      </div>
      <div class={isProtected ? 'min0 cmp-guard' : 'min0'}>
        {said.map((one) => (
          <p key={one} class="anyword">
            {one}
          </p>
        ))}
        {said.length === 0 && <p class="qq">{visits.onlyEvidence}</p>}
        {isProtected && (
          <span class="st8 q">
            <Icon name="lock" small />
            {visits.protectedSource}
          </span>
        )}
      </div>
    </li>
  );
}

const CHIPS: Readonly<Record<string, string>> = { suspected: '', confirmed: ' sure', ruledOut: ' out' };

/** A tag with how it stands, as the version of its visit names it. */
export function TagChip({ tag, pack }: { tag: Entry<'tag'>; pack: Pack }) {
  const { words } = useApp();
  const text = usePackText();
  const known = pack.tags.find(({ id }) => id === tag.body.tag);
  return (
    <span class={`chip${CHIPS[tag.body.status] ?? ''}`}>
      <b>{words.common.statuses[tag.body.status]}</b>
      <span class="cut">
        {showLine(tag.body.tag)} {known && text(known.title)}
      </span>
    </span>
  );
}
