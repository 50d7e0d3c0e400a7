import { useRef } from 'preact/hooks';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { SidePane } from '../ui/side-pane.tsx';
import { useFiles } from '../ui/use-files.ts';
import { ArrivalCard } from './arrival-card.tsx';
import { type Arrivals, arrivalsOf } from './arrivals.ts';
import { isNothing } from './is-nothing.ts';

interface Props {
  onFiles(files: readonly File[]): void;
  onClose(): void;
}

/** Files that came: each says what it is and what taking it in would do, before anything is written. */
export function IncomingPane({ onFiles, onClose }: Props) {
  const { session } = useApp();
  const { bundles: words } = useDeskWords();
  const arrivals = arrivalsOf(session);
  const all = arrivals.list.value;
  const choose = useRef<HTMLButtonElement>(null);
  const leave = (id: number) => {
    arrivals.leave(id);
    choose.current?.focus();
  };
  return (
    <SidePane title={words.incoming} onClose={onClose}>
      <ChooseFiles onFiles={onFiles} button={choose} />
      <TakeAll arrivals={arrivals} />
      <ul class="bundle-arrivals">
        {all.map((one) => (
          <li key={one.id}>
            <ArrivalCard arrival={one} arrivals={arrivals} onLeave={() => leave(one.id)} />
          </li>
        ))}
      </ul>
    </SidePane>
  );
}

interface ChooseProps extends Pick<Props, 'onFiles'> {
  button: { current: HTMLButtonElement | null };
}

function ChooseFiles({ onFiles, button }: ChooseProps) {
  const { bundles: words } = useDeskWords();
  const files = useFiles(onFiles);
  const field = useRef<HTMLInputElement>(null);
  return (
    <div class="bundle-drop">
      <p class="t14">{words.drop}</p>
      {/* No list of types: some systems know none for these names, and grey them out. */}
      <input ref={field} type="file" hidden multiple aria-label={words.choose} onChange={files.onChoose} />
      <button ref={button} type="button" class="btn line" onClick={() => field.current?.click()}>
        {words.choose}
      </button>
    </div>
  );
}

function TakeAll({ arrivals }: { arrivals: Arrivals }) {
  const { session, run } = useApp();
  const { bundles: words } = useDeskWords();
  const ready = arrivals.list.value.filter(({ state }) => state.is === 'shown' && !isNothing(state.incoming));
  const busy = arrivals.list.value.some(({ state }) => state.is === 'taking' || state.is === 'opening');
  if (ready.length < 2) return null;
  return (
    <div class="bundle-acts">
      <button type="button" class="btn main" disabled={busy} onClick={() => run(() => arrivals.takeAll(session))}>
        {words.takeAll(ready.length)}
      </button>
    </div>
  );
}
