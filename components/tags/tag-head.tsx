import { citations } from '../../lib/app/checklist.ts';
import { isUrgent, membersOf, shownTime, tagKind } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';

/** What a tag is, where it comes from, and what it hangs on. */
export function TagHead({ tag, onFold }: { tag: Entry<'tag'>; onFold(): void }) {
  const { session, words, go } = useApp();
  const text = usePackText();
  const kind = tagKind(session, tag);
  const area = session.pack.areas.find((one) => one.id === kind?.area);
  const items = membersOf(tag.body, 'items');
  const notes = membersOf(tag.body, 'notes').length;
  const { time } = shownTime(tag.body.at);
  const facts = [
    area ? words.tags.taggedAt(text(area.name), time) : time,
    ...(notes > 0 ? [words.tags.notes(notes)] : []),
    ...(items.length > 0 ? [words.tags.linked(items)] : []),
  ];
  const basis = citations(session, kind?.sources ?? []).map(({ title, authority, paras }) =>
    words.checklist.cite(text(title), words.checklist.authorities[authority], paras),
  );
  return (
    <>
      <h2 class="l1">
        <button type="button" class="th-name" aria-expanded={true} onClick={onFold}>
          <span class="code">{showLine(tag.body.tag)}</span>
          <span class="name">{kind ? text(kind.title) : words.tags.unknown}</span>
          {isUrgent(session, tag) && (
            <span class="chip urgent">
              <b>{words.tags.urgent}</b>
            </span>
          )}
        </button>
      </h2>
      <p class="t13 q under">{words.tags.facts(facts)}</p>
      {kind && <p class="t13 q under">{text(kind.hint)}</p>}
      {basis.length > 0 && <p class="t13 qq under">{words.checklist.basis(basis)}</p>}
      {items.length > 0 && (
        <div class="tools under">
          {items.map((item) => (
            <button
              key={item}
              type="button"
              class="btn text"
              onClick={() => go({ screen: 'visit', visit: tag.parent, tab: 'checklist', focus: item })}
            >
              {words.tags.toItem(item)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
