import type { VoiceKind } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { FieldPicker } from '../ui/field-picker.tsx';
import { useLaterWords } from '../ui/later-words.ts';

interface Props {
  entry: Entry<VoiceKind | 'evaluation'>;
  onPick(field: string, label: string): void;
  onClose(): void;
}

/** Asks of which part the history is wanted. */
export function VoiceHistory(props: Props) {
  const { people } = useLaterWords();
  return <FieldPicker title={people.historyOf} names={Object.entries(people.fields)} {...props} />;
}
