import { membersOf } from '../../lib/app/checklist.ts';
import type { VisitDetail } from '../../lib/app/desk/visits-detail.ts';
import { hitIn, markHits } from '../../lib/app/desk/visits-words.ts';
import { shownTime } from '../../lib/app/finish.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Icon } from '../ui/icon.tsx';
import { useInView } from '../ui/in-view.ts';

/** The tags and notes of a visit, with what was searched for marked in the notes. */
export function VisitNotes({ detail, typed }: { detail: VisitDetail; typed: string }) {
  const { visits } = useDeskWords();
  const { notes, tags } = detail;
  const hits = typed.trim() === '' ? 0 : notes.filter(({ body }) => hitIn([body.text ?? ''], typed)).length;
  return (
    <>
      <section aria-label={visits.tags}>
        <h3 class="h3">
          {visits.tags} {tags.length}
        </h3>
        {tags.length === 0 ? (
          <p class="vnote q">{visits.noTags}</p>
        ) : (
          <div class="vtags">
            {tags.map((tag) => (
              <TagChip key={tag.id} tag={tag} detail={detail} />
            ))}
          </div>
        )}
      </section>
      <section aria-label={visits.notes}>
        <h3 class="h3">
          <span>
            {visits.notes} {notes.length}
          </span>
          {hits > 0 && <span class="q">{visits.hits(hits)}</span>}
        </h3>
        {notes.length === 0 && <p class="vnote q">{visits.noNotes}</p>}
        <ul class="vnotes">
          {notes.map((note) => (
            <NoteLine key={note.id} note={note} detail={detail} typed={typed} />
          ))}
        </ul>
      </section>
    </>
  );
}

function NoteLine({ note, detail, typed }: { note: Entry<'note'>; detail: VisitDetail; typed: string }) {
  const { words } = useApp();
  const { visits } = useDeskWords();
  const text = usePackText();
  const { body } = note;
  const linked = membersOf(body, 'items');
  const items = detail.pack.items.filter(({ id }) => linked.includes(id));
  const tags = detail.tags.filter((tag) => membersOf(tag.body, 'notes').includes(note.id));
  const isProtected = body.source === 'backToBack';
  return (
    <li {...useInView<HTMLLIElement>(note.id)}>
      <div class="vrail">
        <span class="kind" title={words.common.kindNames[body.how] ?? ''}>
          {words.common.kinds[body.how] ?? '?'}
        </span>
        <time>{body.at ? shownTime(body.at).time : ''}</time>
      </div>
      <div class={isProtected ? 'min0 vguard' : 'min0'}>
        {body.text && <Words words={body.text} typed={typed} />}
        {body.quote && <Words words={body.quote.text} typed={typed} />}
        {!body.text && !body.quote && <p class="qq">{visits.onlyEvidence}</p>}
        <div class="vmeta">
          {isProtected && (
            <span class="st8 q">
              <Icon name="lock" small />
              {visits.protectedSource}
            </span>
          )}
          {body.source === 'faceToFace' && <span class="q">{words.common.sources.faceToFace}</span>}
          {items.map((item) => (
            <span class="link" key={item.id}>
              {item.id} {text(item.short)}
            </span>
          ))}
          {tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} detail={detail} />
          ))}
        </div>
      </div>
    </li>
  );
}

function Words({ words, typed }: { words: string; typed: string }) {
  return (
    <p class="vsaid">
      {markHits(words, typed).map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text))}
    </p>
  );
}

const LOOKS: Readonly<Record<string, string>> = { suspected: '', confirmed: ' sure', ruledOut: ' out' };

function TagChip({ tag, detail }: { tag: Entry<'tag'>; detail: VisitDetail }) {
  const { words } = useApp();
  const text = usePackText();
  const known = detail.pack.tags.find(({ id }) => id === tag.body.tag);
  return (
    <span class={`chip${LOOKS[tag.body.status] ?? ''}`}>
      <b>{words.common.statuses[tag.body.status]}</b>
      <span class="cut">
        {showLine(tag.body.tag)} {known && text(known.title)}
      </span>
    </span>
  );
}
