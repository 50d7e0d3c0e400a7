import { pageIn } from '../../lib/app/briefing/office-page.ts';
import { clearPage, PageRefused, setPage } from '../../lib/app/briefing/offices.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { PAGE_PARTS, type PagePart } from '../../lib/model/briefing.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { KeptNumber } from './kept-number.tsx';

/** What holds where an office sets nothing. */
const STANDARD = pageIn({});

/** The measures of an office's page, each by the standard where it is empty. */
export function PageMeasures({ office }: { office: Entry<'office'> }) {
  const { session, run, say, undo, words: all } = useApp();
  const { briefingOffice } = useDeskWords();
  const { page: words } = briefingOffice;
  const set = PAGE_PARTS.filter((part) => measureOf(office, part) !== null);
  return (
    <>
      <p class="t13 q" id="office-page-how">
        {words.how}
      </p>
      {PAGE_PARTS.map((part) => (
        <div key={part} class="bf-set-field">
          <label for={`office-page-${part}`}>{words.parts[part]}</label>
          <div class="min0">
            <KeptNumber
              id={`office-page-${part}`}
              rec={office.id}
              field={`page.${part}`}
              stored={measureOf(office, part)}
              placeholder={words.standard(String(STANDARD[part]))}
              describedBy="office-page-how"
              read={readMeasure}
              onNumber={(value) => setPage(session, office.id, part, value)}
              wrong={(error) => (error instanceof PageRefused ? words.faults[error.reason] : words.wrong)}
            />
          </div>
        </div>
      ))}
      {set.length > 0 && (
        <button
          type="button"
          class="btn line"
          onClick={() => {
            // The button goes with what it takes back.
            document.getElementById(`office-page-${set[0]}`)?.focus();
            run(async () => {
              await clearPage(session, office.id);
              say(words.cleared, { label: all.common.undo, run: undo });
            });
          }}
        >
          {words.back}
        </button>
      )}
    </>
  );
}

function measureOf({ body }: Entry<'office'>, part: PagePart): number | null {
  const value = body[`page.${part}`];
  return typeof value === 'number' ? value : null;
}

function readMeasure(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
