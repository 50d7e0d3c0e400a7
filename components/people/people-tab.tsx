import { useEffect } from 'preact/hooks';
import type { VisitLine } from '../../lib/app/visits.ts';
import { openFirst, type Voices, watchVoices } from '../../lib/app/voices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { EvaluationSection } from './evaluation-section.tsx';
import { movePlace, type Place, placeOf, SECTIONS, type Section } from './place.ts';
import { QuoteList } from './quote-list.tsx';
import { VoiceList } from './voice-list.tsx';
import './people.css';

export { PeopleBar } from './people-bar.tsx';

interface Props {
  line: VisitLine;
  /** A section, or the record whose card is to be open. */
  focus?: string;
  onHistory(entry: Entry<Kind>, field: string, label: string): void;
  onConflict(field: string, entry?: Entry<Kind>, label?: string): void;
}

/** What people said at a visit and what they brought: one part at a time, by the row on top. */
export function PeopleTab({ line, focus, onHistory, onConflict }: Props) {
  const { session } = useApp();
  const visit = line.visit.id;
  const place = placeOf(visit).value;
  const voices = useWatch<Voices>((on) => watchVoices(session, visit, on), [visit]);
  const known = voices !== undefined;
  useEffect(() => {
    if (voices && focus) movePlace(visit, placeFor(focus, voices));
  }, [visit, focus, known]);
  if (!voices) return null;
  const { section } = place;
  return (
    <>
      <SectionRow visit={visit} at={section} voices={voices} />
      {section === 'evaluation' && (
        <EvaluationSection line={line} evaluations={voices.evaluation} onHistory={onHistory} onConflict={onConflict} />
      )}
      {section === 'quotes' && <QuoteList line={line} />}
      {section !== 'evaluation' && section !== 'quotes' && (
        <VoiceList
          key={section}
          line={line}
          kind={section}
          // Complaints that nobody answered yet stand on top.
          entries={section === 'complaint' ? openFirst(voices.complaint) : voices[section]}
          onHistory={onHistory}
          onConflict={onConflict}
        />
      )}
    </>
  );
}

/** Where to begin: at a part, or at a record's card in its part. */
function placeFor(focus: string, voices: Voices): Partial<Place> {
  const named = SECTIONS.find((section) => section === focus);
  if (named) return { section: named };
  const holding = SECTIONS.find((section) => section !== 'quotes' && voices[section].some(({ id }) => id === focus));
  if (holding === 'evaluation') return { section: holding, evaluation: focus };
  return holding ? { section: holding, open: focus } : {};
}

function SectionRow({ visit, at, voices }: { visit: string; at: Section; voices: Voices }) {
  const { sections, sectionsLabel } = useLaterWords().people;
  return (
    <nav class="filters ppsecs" aria-label={sectionsLabel}>
      {SECTIONS.map((section) => {
        const count = section === 'quotes' ? 0 : voices[section].length;
        return (
          <button
            key={section}
            type="button"
            aria-current={section === at ? 'true' : undefined}
            onClick={() => movePlace(visit, { section, open: null })}
          >
            {sections[section]}
            {count > 0 && ` ${count}`}
          </button>
        );
      })}
    </nav>
  );
}
