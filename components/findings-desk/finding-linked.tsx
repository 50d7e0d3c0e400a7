import { originsOf } from '../../lib/app/findings.ts';
import { type Entry, watchLinked } from '../../lib/app/findings-links.ts';
import { showInLine, showLine } from '../../lib/model/one-line.ts';
import { type Kind, membersOf } from '../../lib/model/records.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWatch } from '../ui/use-watch.ts';

/** So much of what is linked is shown; the visit has all of it. */
const SHOWN = 80;

/** What a finding was made from and rests on, each with the way to its visit. */
export function FindingLinked({ finding }: { finding: Entry<'finding'> }) {
  const { session, go } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const sayOf = useSaying();
  const origins = originsOf(finding);
  const evidence = membersOf(finding.body, 'evidence').length;
  const items = origins.filter(({ set }) => set === 'items');
  const ids = origins.filter(({ set }) => set !== 'items').map(({ id }) => id);
  const linked = useWatch<Entry<Kind>[]>((on) => watchLinked(session, ids, on), [ids.join()]) ?? [];
  const { visit } = finding.body;
  const to = (open: string) => () => go({ screen: 'desk', page: 'visits', open });
  if (items.length + linked.length + evidence === 0) return null;
  return (
    <section aria-label={words.links}>
      <h3 class="h3">{words.links}</h3>
      <ul class="fd-links">
        {items.map(({ id }) => (
          <li key={id}>
            {visit ? (
              <button type="button" onClick={to(visit)}>
                {words.linkKinds.item} {id}
              </button>
            ) : (
              `${words.linkKinds.item} ${id}`
            )}
          </li>
        ))}
        {linked.map((entry) => (
          <li key={entry.id}>
            <button type="button" onClick={to(entry.parent)}>
              {sayOf(entry)}
            </button>
          </li>
        ))}
        {evidence > 0 && (
          <li>
            {words.linkKinds.evidence} {evidence}
          </li>
        )}
      </ul>
    </section>
  );
}

function useSaying(): (entry: Entry<Kind>) => string {
  const { session } = useApp();
  const { findingsDesk: words } = useDeskWords();
  const text = usePackText();
  const { note, tag, material } = words.linkKinds;
  const short = (said: unknown) =>
    String(said ?? '')
      .slice(0, SHOWN)
      .toWellFormed();
  return ({ kind, body }) => {
    if (kind === 'note')
      return body.source === 'backToBack' ? words.protectedNote : words.linked(note, showInLine(short(body.text)));
    if (kind === 'material') return words.linked(material, short(showLine(String(body.name ?? ''))));
    const known = session.pack.tags.find(({ id }) => id === body.tag);
    return words.linked(tag, `${showLine(short(body.tag))} ${known ? text(known.title) : ''}`);
  };
}
