import { useState } from 'preact/hooks';
import { type Withholding, watchWithheld } from '../../lib/app/desk/withheld.ts';
import type { OutgoingPart } from '../../lib/app/outgoing.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from './context.ts';
import { Dialog } from './dialog.tsx';
import { HeldParts } from './held-parts.tsx';
import { useLaterWords } from './later-words.ts';
import { useWatch } from './use-watch.ts';

interface Props {
  held: Pick<Withholding<never>, 'parts' | 'guards'>;
  /** What goes on: saving, copying. */
  act: string;
  /** Said in place of the usual line on how many stay. */
  how?(staying: number): string;
  whereOf?(record: Entry<Kind>): string;
  onGo(): void;
  onClose(): void;
}

/** Before words leave the desk: what of them may give a protected source away, to be put otherwise or let go. */
export function HeldDialog({ held, act, how, whereOf, onGo, onClose }: Props) {
  const { session } = useApp();
  const { leaving } = useLaterWords();
  const [busy, setBusy] = useState(false);
  const parts = useWatch<readonly OutgoingPart[]>((on) => watchWithheld(session, held, on), [held], held.parts) ?? [];
  const staying = parts.filter(({ standing, points }) => points.length > 0 && standing === 'stays').length;
  return (
    <Dialog title={leaving.ask} onClose={onClose}>
      <p class="t14" role="status">
        {(staying > 0 && how ? how : leaving.askStays)(staying)}
      </p>
      <HeldParts parts={parts} {...(whereOf && { whereOf })} />
      <div class="da">
        <button
          type="button"
          class="btn main"
          disabled={busy}
          onClick={() => {
            setBusy(true);
            onGo();
          }}
        >
          {act}
        </button>
        <CloseButton onClose={onClose} />
      </div>
    </Dialog>
  );
}

function CloseButton({ onClose }: Pick<Props, 'onClose'>) {
  const { words } = useApp();
  return (
    <button type="button" class="btn line" onClick={onClose}>
      {words.common.cancel}
    </button>
  );
}
