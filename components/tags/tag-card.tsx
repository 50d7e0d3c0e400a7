import { useEffect, useRef, useState } from 'preact/hooks';
import { remove } from '../../lib/app/notes.ts';
import { lackingParts } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { TagEvidence, useTagFiles } from './tag-evidence.tsx';
import { TagHead } from './tag-head.tsx';
import { TagHistory } from './tag-history.tsx';
import { TagParts } from './tag-parts.tsx';
import { TagStatusRow } from './tag-status.tsx';
import { UrgentLine } from './urgent-line.tsx';

interface Props {
  tag: Entry<'tag'>;
  evidence: readonly Entry<'evidence'>[];
  onFold(): void;
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** A tag in full: what it is, how it stands, and the five parts that it needs before it can be confirmed. */
export function TagCard({ tag, evidence, onFold, onHistory, onConflict }: Props) {
  const { session, words, run, go } = useApp();
  const [history, setHistory] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  const files = useTagFiles(tag);
  const lacking = lackingParts(session, tag, evidence);
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.querySelector<HTMLElement>('.th-name')?.focus({ preventScroll: true });
  }, [tag.id]);
  return (
    <li ref={card} class="th" {...files.drop} onPaste={files.onPaste}>
      <TagHead tag={tag} onFold={onFold} />
      <UrgentLine tag={tag} />
      <TagStatusRow tag={tag} lacking={lacking} onConflict={onConflict} />
      <TagParts tag={tag} lacking={lacking} onConflict={onConflict}>
        <TagEvidence tag={tag} evidence={evidence} files={files} />
      </TagParts>
      <div class="tools cardacts">
        <button type="button" class="btn text" onClick={() => setHistory(true)}>
          {words.tags.history}
        </button>
        <button
          type="button"
          class="btn text"
          onClick={() => go({ screen: 'visit', visit: tag.parent, tab: 'findings', focus: `tag:${tag.id}` })}
        >
          {words.visit.listFinding}
        </button>
        <span class="grow" />
        <button type="button" class="btn text del" onClick={() => run(() => remove(session, tag))}>
          {words.tags.delete}
        </button>
      </div>
      {history && (
        <TagHistory
          tag={tag}
          onClose={() => setHistory(false)}
          onPick={(field, label) => {
            setHistory(false);
            onHistory(tag, field, label);
          }}
        />
      )}
    </li>
  );
}
