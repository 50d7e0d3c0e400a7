import { useRef, useState } from 'preact/hooks';
import { type ExportedPdf, exportVisitPdf, handOutPdf } from '../../lib/app/export-pdf.ts';
import type { VisitLine } from '../../lib/app/visits.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { OutgoingList } from './outgoing-list.tsx';

type Stage =
  | { is: 'ready' }
  | { is: 'working'; done: number; of: number }
  | { is: 'done'; pdf: ExportedPdf }
  | { is: 'failed'; why: string };

/** Exports a visit as a PDF: what it will say, progress that can be cancelled, and what the typeface lacks. */
export function ExportDialog({ line, onClose }: { line: VisitLine; onClose(): void }) {
  const { session, words } = useApp();
  const { pdf } = words.visit;
  const [stage, setStage] = useState<Stage>({ is: 'ready' });
  const abort = useRef<AbortController | null>(null);

  const start = async () => {
    const controller = new AbortController();
    abort.current = controller;
    setStage({ is: 'working', done: 0, of: 0 });
    try {
      const onProgress = ({ done, of }: { done: number; of: number }) => setStage({ is: 'working', done, of });
      const made = await exportVisitPdf(session, line.visit.id, onProgress, controller.signal);
      handOutPdf(made);
      setStage({ is: 'done', pdf: made });
    } catch (error) {
      if (controller.signal.aborted) return setStage({ is: 'ready' });
      console.error(error);
      setStage({ is: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  };
  const close = () => {
    abort.current?.abort();
    onClose();
  };

  return (
    <Dialog title={pdf.title} onClose={close}>
      <p class="t14">{pdf.named}</p>
      <p class="t13 q">
        {pdf.font} {pdf.classified}
      </p>
      <OutgoingList visit={line.visit.id} />
      <div role="status">
        {stage.is === 'working' && <p class="t14">{pdf.working(stage.done, stage.of)}</p>}
        {stage.is === 'done' && <Done made={stage.pdf} />}
        {stage.is === 'failed' && (
          <p class="ask red">
            <span>
              <b>{pdf.failed}</b> {stage.why}
            </span>
          </p>
        )}
      </div>
      <div class="da">
        {stage.is === 'working' ? (
          <button type="button" class="btn line" onClick={() => abort.current?.abort()}>
            {words.common.cancel}
          </button>
        ) : (
          <button type="button" class="btn line" onClick={close}>
            {words.common.close}
          </button>
        )}
        {stage.is === 'done' ? (
          <button type="button" class="btn main" onClick={() => handOutPdf(stage.pdf)}>
            {pdf.again}
          </button>
        ) : (
          <button type="button" class="btn main" disabled={stage.is === 'working'} onClick={() => void start()}>
            {pdf.start}
          </button>
        )}
      </div>
    </Dialog>
  );
}

function Done({ made }: { made: ExportedPdf }) {
  const { words } = useApp();
  const { pdf } = words.visit;
  return (
    <>
      <p class="t14 green">{pdf.saved(made.pages, made.file.size)}</p>
      {made.leftOut > 0 && <p class="ask">{pdf.photosLeft(made.leftOut)}</p>}
      {made.withheld > 0 && <p class="t13 q">{pdf.withheld(made.withheld)}</p>}
      {made.wordsWithheld > 0 && <p class="ask">{pdf.wordsWithheld(made.wordsWithheld)}</p>}
      {made.recordsWithheld > 0 && <p class="ask">{pdf.recordsWithheld(made.recordsWithheld)}</p>}
      {made.missing.length > 0 && (
        <div class="ask">
          <div>
            <p>{pdf.missing}</p>
            <ul class="missing">
              {made.missing.map((one) => (
                <li key={one.codePoint}>
                  {one.painted === 'box' ? `${one.char} ` : ''}
                  {`U+${one.codePoint.toString(16).toUpperCase().padStart(4, '0')} ×${one.count}`}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );
}
