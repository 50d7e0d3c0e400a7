import { useState } from 'preact/hooks';
import type { DraftShown } from '../../lib/app/briefing/drafts.ts';
import { exportDocx, exportTables, exportText } from '../../lib/app/briefing/forms.ts';
import { draftPdf } from '../../lib/app/briefing/pdf.ts';
import type { BriefingPress } from '../../lib/app/briefing/press.ts';
import { giveFile } from '../../lib/app/device.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { openFile } from './open-file.ts';
import { TaskState } from './task-state.tsx';
import { useTask } from './use-task.ts';

const FORMS = ['pdf', 'docx', 'text', 'tables', 'print'] as const;
type Form = (typeof FORMS)[number];

/** A draft in another form, with what a person must know of a PDF. */
interface Made {
  readonly file: Blob;
  readonly name: string;
  readonly form: Form;
  readonly pages?: number;
  /** Characters that no face has: a box stands for each, or nothing for one that shows nothing. */
  readonly missing?: readonly { readonly char: string; readonly painted: 'box' | 'nothing' }[];
  readonly leftOut?: number;
}

interface Progress {
  readonly done: number;
  readonly of: number;
}

interface Props {
  shown: DraftShown;
  press: BriefingPress | null;
  onClose(): void;
}

/** Makes a draft into a file, or opens it to be printed; with progress, and stopped at any time. */
export function ExportDialog({ shown, press, onClose }: Props) {
  const { session, words: all } = useApp();
  const { briefingDesk: words, briefingIssue } = useDeskWords();
  const { exports } = briefingIssue;
  const [form, setForm] = useState<Form>('pdf');
  const { task, start, stop } = useTask<Progress, Made>();
  const isWorking = task.is === 'working';
  const make = () => {
    if (isWorking || !press) return;
    void start(async (onProgress, signal) => {
      const made = await makeForm({ session, press, shown, form, onProgress, signal });
      hand(made);
      return made;
    });
  };
  return (
    <Dialog title={exports.title} onClose={onClose}>
      <p class="t13 q">
        {exports.how} {words.editions[shown.edition]}
      </p>
      {namesIn(shown) > 0 && <p class="ask red">{exports.names(namesIn(shown))}</p>}
      <fieldset class="bf-kinds">
        <legend class="sr">{exports.form}</legend>
        {FORMS.map((one) => (
          <label key={one} class="bf-kind">
            <input type="radio" name="export-form" checked={form === one} onChange={() => setForm(one)} />
            <span>
              <b>{exports.forms[one]}</b>
              <span class="t13 q">{exports.formHow[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TaskState task={task} says={(at) => exports.working(at?.done ?? 0, at?.of ?? 0)} onStop={stop} />
      {task.is === 'done' && <MadeForm made={task.result} />}
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {all.common.close}
        </button>
        <button type="button" class="btn main" aria-disabled={isWorking || !press} onClick={make}>
          {form === 'print' ? exports.forms.print : exports.act}
        </button>
      </div>
    </Dialog>
  );
}

/** How many names an anonymous draft still has. */
const namesIn = ({ todo }: DraftShown): number =>
  todo.reduce((sum, { code, count }) => sum + (code === 'nameInText' ? count : 0), 0);

const hand = ({ file, name, form }: Made): void => {
  if (form === 'print') openFile(file);
  else giveFile({ blob: file, name });
};

interface Making {
  session: ReturnType<typeof useApp>['session'];
  press: BriefingPress;
  shown: DraftShown;
  form: Form;
  onProgress(progress: Progress): void;
  signal: AbortSignal;
}

async function makeForm({ session, press, shown, form, onProgress, signal }: Making): Promise<Made> {
  if (form === 'pdf' || form === 'print')
    return { ...(await draftPdf(session, press, shown, onProgress, signal)), form };
  const { document, edition, title } = shown;
  // What somebody called the anonymous edition may name a unit.
  const name = edition === 'named' ? title : 'briefing-anonymous';
  if (form === 'docx') return { ...(await exportDocx(session, document, name, signal)), form };
  return { ...(form === 'text' ? exportText(document, name) : await exportTables(document, name)), form };
}

/** What was made, and what is wrong with it. */
function MadeForm({ made }: { made: Made }) {
  const { briefingIssue } = useDeskWords();
  const { exports } = briefingIssue;
  const { pages, missing = [], leftOut = 0, form } = made;
  const boxes = missing.filter(({ painted }) => painted === 'box');
  const unseen = missing.length - boxes.length;
  return (
    <div role="status" class="bf-form-part">
      <p class="green anyword">
        {exports.done(made.name, made.file.size)} {pages !== undefined && exports.pages(pages)}
      </p>
      {leftOut > 0 && <p class="ask">{exports.leftOut(leftOut)}</p>}
      {boxes.length > 0 && <p class="ask">{exports.missing(boxes.map(({ char }) => char).join(' '))}</p>}
      {unseen > 0 && <p class="ask">{exports.unseen(unseen)}</p>}
      <button type="button" class="btn line" onClick={() => hand(made)}>
        {form === 'print' ? exports.open : exports.save}
      </button>
    </div>
  );
}
