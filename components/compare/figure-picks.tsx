import { useDeskWords } from '../ui/desk-words.ts';
import { Pick } from './narrow-fields.tsx';
import { look, setLook } from './place.ts';

/** What units are held against, and which of their visits count: one choice for the heat map and the drops. */
export function FigurePicks() {
  const { heat } = useDeskWords().compare;
  const { against, counting } = look.value;
  return (
    <>
      <Pick
        title={heat.against}
        value={against}
        options={[
          ['items', heat.items],
          ['dimensions', heat.dimensions],
        ]}
        onChoose={(to) => setLook({ against: to })}
      />
      <Pick
        title={heat.counting}
        value={counting}
        options={[
          ['newest', heat.newest],
          ['series', heat.series],
        ]}
        onChoose={(to) => setLook({ counting: to })}
      />
    </>
  );
}
