import { useRef, useState } from 'preact/hooks';
import { declareVoid, VoidRefused } from '../../lib/app/briefing/numbering.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useIssueName } from './issue-name.ts';

interface Props {
  issue: Entry<'issue'>;
  onClose(): void;
  /** It is void: what opened this may be gone. */
  onDone?(): void;
}

/** Asks why an issue doesn't count, and declares it void. */
export function VoidDialog({ issue, onClose, onDone }: Props) {
  const { session, words: all, run, say, undo } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const nameOf = useIssueName();
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState<VoidRefused['reason'] | null>(null);
  const act = async () => {
    try {
      await declareVoid(session, issue.id, reason);
      onClose();
      say(words.voiding.done(nameOf(issue.body)), { label: all.common.undo, run: undo });
      onDone?.();
    } catch (error) {
      if (!(error instanceof VoidRefused)) throw error;
      setRefused(error.reason);
      if (error.reason === 'needsReason') field.current?.focus();
    }
  };
  return (
    <Dialog title={words.voiding.title(nameOf(issue.body))} onClose={onClose}>
      <p class="t14">{words.voiding.how}</p>
      <label class="bf-stack" for="bf-void">
        <span>{words.voiding.reason}</span>
        <textarea
          ref={field}
          id="bf-void"
          class="area"
          rows={2}
          maxLength={2000}
          value={reason}
          aria-invalid={refused === 'needsReason'}
          aria-describedby={refused ? 'bf-void-why' : undefined}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {refused && (
        <p id="bf-void-why" class="t13 verm" role="alert">
          {words.voiding[refused]}
        </p>
      )}
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {all.common.cancel}
        </button>
        <button type="button" class="btn warn" onClick={() => run(act)}>
          {words.voiding.act}
        </button>
      </div>
    </Dialog>
  );
}
