import { Choices } from '../ui/choices.tsx';
import { useDeskWords } from '../ui/desk-words.ts';

const PANES = ['outline', 'text', 'page'] as const;
export type PaneName = (typeof PANES)[number];

interface Props {
  label: string;
  at: PaneName;
  onGo(pane: PaneName): void;
}

/** Which of the editor's panes a narrow window shows. */
export function PaneTabs({ label, at, onGo }: Props) {
  const { briefingDesk: words } = useDeskWords();
  return (
    <div class="bf-tabs">
      <Choices
        label={label}
        class="seg"
        value={at}
        choices={PANES.map((value) => ({ value, name: words.draft.panes[value] }))}
        onChoose={(pane) => pane && onGo(pane)}
      />
    </div>
  );
}
