import { type DraftShown, type PartShown, setOff } from '../../lib/app/briefing/drafts.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Margin } from './margin.tsx';
import { NamesFound } from './names-found.tsx';

interface Props {
  shown: DraftShown;
  one: PartShown;
  label: string;
  isAt: boolean;
  onAt(): void;
  onBehind(records: readonly string[]): void;
}

/** What follows the records and isn't edited here: a table, photos, a chart. It can be left out. */
export function BlocksCard({ shown, one, label, isAt, onAt, onBehind }: Props) {
  const { session, run } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const { part, on } = one;
  if (part.kind !== 'blocks') return null;
  const name = showInLine(part.name);
  const kinds = [...new Set(part.blocks.map(({ kind }) => kind))].map((kind) =>
    Object.hasOwn(words.text.blocks, kind) ? words.text.blocks[kind as keyof typeof words.text.blocks] : '',
  );
  const said = [...new Set(kinds.filter(Boolean))].join(words.between) || words.text.blocks.other;
  return (
    <div class={isAt ? 'bf-block cur' : 'bf-block'}>
      <Margin one={one} isAt={isAt} onBehind={onBehind} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no stop of the keys */}
      <div
        role="group"
        class="bf-blocks"
        data-stop={part.id}
        tabIndex={isAt ? 0 : -1}
        aria-label={[label, name].join(words.between)}
        onFocus={onAt}
      >
        <label class="bf-tick">
          <input
            type="checkbox"
            checked={on}
            tabIndex={isAt ? 0 : -1}
            aria-label={words.outline.write(name)}
            onChange={() => run(() => setOff(session, shown.briefing.id, part.id, on))}
          />
          <span>
            <b>{name}</b> <span class="t13 q">{said}</span>
          </span>
        </label>
        <p class="t12 qq">{words.text.blocksHow}</p>
        <NamesFound briefing={shown.briefing.id} names={one.names} />
      </div>
    </div>
  );
}
