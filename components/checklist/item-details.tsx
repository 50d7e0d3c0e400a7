import { citations, type PackItem, shownTime } from '../../lib/app/checklist.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import type { Facts } from './use-facts.ts';

/** How many notes behind an item are named by their time; more than that are counted. */
const NAMED = 3;

/** What the current item asks to be looked at, what would speak against it, and where that comes from. */
export function ItemDetails({ item }: { item: PackItem }) {
  const { session, words } = useApp();
  const text = usePackText();
  const { checklist } = words;
  const how = checklist.list(item.how.map((kind) => checklist.how[kind]));
  const basis = citations(session, item.sources).map(({ title, authority, paras }) =>
    checklist.cite(text(title), checklist.authorities[authority], paras),
  );
  return (
    <>
      <p class="t13 q">{checklist.look(how, text(item.look))}</p>
      <p class="t13 q">{checklist.against(text(item.against))}</p>
      <p class="t13 qq">{checklist.basis(basis)}</p>
    </>
  );
}

/** What stands behind the current item, with a way to each. */
export function ItemLinks({ visit, facts }: { visit: Entry<'visit'>; facts: Facts }) {
  const { words, go } = useApp();
  const { notes, tags, evidence } = facts;
  if (notes.length + tags.length === 0) return null;
  const open = (tab: 'notes' | 'tags', focus: string) => () => go({ screen: 'visit', visit: visit.id, tab, focus });
  const [newest] = notes.slice(-1);
  return (
    <div class="meta">
      {notes.length <= NAMED
        ? notes.map((note) => (
            <button key={note.id} type="button" class="link" onClick={open('notes', note.id)}>
              {words.checklist.noteAt(shownTime(note.body.at).time)}
            </button>
          ))
        : newest && (
            <button type="button" class="link" onClick={open('notes', newest.id)}>
              {words.checklist.notes(notes.length)}
            </button>
          )}
      {tags.map((tag) => (
        <button key={tag.id} type="button" class="link" onClick={open('tags', tag.id)}>
          {words.checklist.tag(showLine(tag.body.tag), words.common.statuses[tag.body.status])}
        </button>
      ))}
      {evidence > 0 && <span class="link">{words.checklist.evidence(evidence)}</span>}
    </div>
  );
}

/** The same, counted, on a folded line. */
export function ItemCounts({ facts }: { facts: Facts }) {
  const { checklist } = useApp().words;
  const { notes, tags, evidence } = facts;
  const parts = [
    ...(notes.length > 0 ? [checklist.notes(notes.length)] : []),
    ...(tags.length > 0 ? [checklist.tags(tags.length)] : []),
    ...(evidence > 0 ? [checklist.evidence(evidence)] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <div class="meta">
      {parts.map((part) => (
        <span key={part} class="link">
          {part}
        </span>
      ))}
    </div>
  );
}
