import type { DeskTag } from '../../lib/app/desk/tags.ts';
import { markReported } from '../../lib/app/tags.ts';
import { membersOf } from '../../lib/model/records.ts';
import { shownTime } from '../../lib/model/time.ts';
import { Beside } from '../ui/beside.tsx';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { useUnitName } from '../ui/unit-name.ts';
import { useWait } from '../ui/use-wait.ts';

interface Props {
  row: DeskTag | undefined;
  onClose(): void;
}

/** One tag beside the list: its five parts as they were written, and the way to its visit. */
export function TagPane({ row, onClose }: Props) {
  const { tagsDesk: words } = useDeskWords();
  const text = usePackText();
  const title = row ? `${row.tag.body.tag} ${row.kind ? text(row.kind.title) : words.unknownTag}` : words.title;
  return (
    <Beside title={title} onClose={onClose}>
      {row ? <Tag row={row} /> : <p class="empty">{words.gone}</p>}
    </Beside>
  );
}

function Tag({ row }: { row: DeskTag }) {
  const { go, words: all } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const unitName = useUnitName(words.noUnit);
  const { tag, visit, unit } = row;
  const { at, status } = tag.body;
  const when = at ? shownTime(at) : null;
  return (
    <>
      <dl class="dl">
        <dt>{words.columns.status}</dt>
        <dd>{all.common.statuses[status] ?? status}</dd>
        <dt>{words.columns.unit}</dt>
        <dd>{unitName(unit)}</dd>
        <dt>{words.columns.made}</dt>
        <dd>{when ? words.sinceWhen(when.date, when.time) : '–'}</dd>
      </dl>
      <Report row={row} />
      <Parts row={row} />
      <p class="td-acts">
        {visit && (
          <button type="button" class="btn line" onClick={() => go({ screen: 'desk', page: 'visits', open: visit.id })}>
            {words.seeVisit}
          </button>
        )}
        {unit?.shelf === 'live' && (
          <button type="button" class="btn line" onClick={() => go({ screen: 'desk', page: 'units', open: unit.id })}>
            {words.seeUnit}
          </button>
        )}
      </p>
    </>
  );
}

/** Whether an urgent tag was reported, and since when it waits (S32). */
function Report({ row }: { row: DeskTag }) {
  const { session, run } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const wait = useWait();
  const { reported } = row.tag.body;
  if (row.urgentSince) {
    return (
      <p class="ask red td-ask" role="status">
        <Icon name="warn" small />
        <span>{words.waits(wait(row.urgentSince))}</span>
        <button type="button" onClick={() => run(() => markReported(session, row.tag))}>
          {words.report}
        </button>
      </p>
    );
  }
  if (!reported) return null;
  const { date, time } = shownTime(reported);
  return <p class="td-ask t13 green">{words.reportedAt(date, time)}</p>;
}

function Parts({ row }: { row: DeskTag }) {
  const { session } = useApp();
  const { tagsDesk: words } = useDeskWords();
  const text = usePackText();
  const { body } = row.tag;
  return (
    <section aria-label={words.columns.parts}>
      <h3 class="h3">
        {words.columns.parts} <span class="qq">{words.partsOf(row.has.length, row.parts)}</span>
      </h3>
      <dl class="td-parts">
        {session.pack.tagParts.map(({ id, title }) => (
          <div key={id}>
            <dt class="t13 q">
              {row.has.includes(id) && <Icon name="ok" small />} {text(title)}
            </dt>
            <dd class={row.has.includes(id) ? '' : 'qq'}>
              {id === 'evidence'
                ? words.evidence(row.has.includes(id) ? membersOf(body, id).length : 0)
                : body[id] || words.empty}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
