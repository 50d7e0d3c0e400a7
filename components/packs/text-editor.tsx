import type { PackDraft, TextLine } from '../../lib/app/desk/packs-draft.ts';
import { usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { DraftText } from './draft-text.tsx';
import { Side } from './side.tsx';

interface Props {
  draft: PackDraft;
  line: TextLine;
  onClose(): void;
}

/** A section, dimension, point or tag of a draft: its words are typed here and save themselves. */
export function TextEditor({ draft, line, onClose }: Props) {
  const { packs } = useDeskWords();
  const text = usePackText();
  const { list, own, entry } = line;
  const place = { draft, list, id: own.id };
  return (
    <Side title={`${packs.lists[list]} ${own.id} ${text(entry.title)}`} onClose={onClose}>
      <div class="packs-form">
        <DraftText {...place} field="title" language="zh" own={own.title.zh} rows={1} />
        <DraftText {...place} field="title" language="en" own={own.title.en} rows={1} />
        {own.hint && <DraftText {...place} field="hint" language="zh" own={own.hint.zh} />}
        {own.hint && <DraftText {...place} field="hint" language="en" own={own.hint.en} />}
        {own.words && <DraftText {...place} field="words" own={own.words.join('、')} hint={packs.wordsHint} />}
      </div>
    </Side>
  );
}
