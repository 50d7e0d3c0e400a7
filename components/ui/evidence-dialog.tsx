import { nameOfEvidence } from '../../lib/app/evidence.ts';
import { remove } from '../../lib/app/notes.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { shownTime } from '../../lib/model/time.ts';
import { AutoText } from './auto-text.tsx';
import { useApp } from './context.ts';
import { Dialog } from './dialog.tsx';
import { useBytes } from './thumb.tsx';

/** A piece of evidence in full: the picture, its seal, and a caption that goes into the PDF. */
export function EvidenceDialog({ evidence, onClose }: { evidence: Entry<'evidence'>; onClose(): void }) {
  const { session, words, run } = useApp();
  const { bytes, address } = useBytes(evidence);
  const { date, time } = shownTime(evidence.body.at);
  return (
    <Dialog title={words.visit.evidence} onClose={onClose}>
      {bytes && bytes.is !== 'sealed' && (
        <p class="ask red">
          <b>{words.visit.evidenceState[bytes.is]}</b>
        </p>
      )}
      {address && evidence.body.type.startsWith('image/') && (
        <img class="full" src={address} alt={nameOfEvidence(evidence)} />
      )}
      <label class="t13 q blk" for="caption">
        {words.visit.caption}
      </label>
      <AutoText id="caption" entry={evidence} field="caption" class="area" />
      <p class="t13 q anyword">
        {evidence.body.name && `${showLine(evidence.body.name)}\n`}
        {`${date} ${time}${words.common.sep}${words.visit.size(evidence.body.size)}`}
      </p>
      <p class="t12 qq anyword">{`SHA-256 ${evidence.body.sha256}`}</p>
      <div class="da">
        <button
          type="button"
          class="btn text"
          onClick={() =>
            run(async () => {
              await remove(session, evidence);
              onClose();
            })
          }
        >
          {words.visit.delete}
        </button>
        <button type="button" class="btn main" onClick={onClose}>
          {words.visit.done}
        </button>
      </div>
    </Dialog>
  );
}
