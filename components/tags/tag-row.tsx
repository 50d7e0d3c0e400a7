import { lackingParts, tagKind } from '../../lib/app/tags.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { StatusChip } from './tag-chip.tsx';

interface Props {
  tag: Entry<'tag'>;
  evidence: readonly Entry<'evidence'>[];
  onOpen(): void;
}

/** A tag of this visit on one line; a press opens its card. */
export function TagRow({ tag, evidence, onOpen }: Props) {
  const { session, words } = useApp();
  const text = usePackText();
  const kind = tagKind(session, tag);
  const title = kind ? text(kind.title) : words.tags.unknown;
  const done = session.pack.tagParts.length - lackingParts(session, tag, evidence).length;
  return (
    <li>
      <button type="button" class="tr" aria-expanded={false} onClick={onOpen}>
        <span class="code">{showLine(tag.body.tag)}</span> <span class="name">{title}</span>{' '}
        <StatusChip tag={tag} done={done} />
      </button>
    </li>
  );
}
