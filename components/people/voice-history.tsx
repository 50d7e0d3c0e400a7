import type { VoiceKind } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLaterWords } from '../ui/later-words.ts';
import type { FieldName } from './voice-fields.tsx';

interface Props {
  entry: Entry<VoiceKind | 'evaluation'>;
  onPick(field: string, label: string): void;
  onClose(): void;
}

/** Asks of which part the history is wanted: those that were ever written. */
export function VoiceHistory({ entry, onPick, onClose }: Props) {
  const { words } = useApp();
  const { people } = useLaterWords();
  const written = (Object.keys(people.fields) as FieldName[]).filter((field) => (entry.heads[field]?.length ?? 0) > 0);
  return (
    <Dialog title={people.historyOf} onClose={onClose}>
      <div class="historyof">
        {written.map((field) => (
          <button key={field} type="button" class="btn line" onClick={() => onPick(field, people.fields[field])}>
            {people.fields[field]}
          </button>
        ))}
        <button type="button" class="btn text" onClick={onClose}>
          {words.common.close}
        </button>
      </div>
    </Dialog>
  );
}
