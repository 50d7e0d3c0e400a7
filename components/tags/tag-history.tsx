import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { FieldPicker, type NamedField } from '../ui/field-picker.tsx';

interface Props {
  tag: Entry<'tag'>;
  onPick(field: string, label: string): void;
  onClose(): void;
}

/** Asks of which part the history is wanted. */
export function TagHistory({ tag, onPick, onClose }: Props) {
  const { session, words } = useApp();
  const text = usePackText();
  const parts = session.pack.tagParts.filter(({ id }) => id !== 'evidence');
  const names: NamedField[] = [
    ['status', words.tags.statusHistory],
    ...parts.map(({ id, title }) => [id, text(title)] as const),
  ];
  return <FieldPicker title={words.tags.historyOf} entry={tag} names={names} onPick={onPick} onClose={onClose} />;
}
