import { useState } from 'preact/hooks';
import { restoreValue } from '../../lib/app/history.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { type FieldHistory, watchHistory } from '../../lib/app/watch-field.ts';
import type { Kind } from '../../lib/model/records.ts';
import { useApp } from '../ui/context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { showMaker, showWhen, useShowValue } from '../ui/show-value.ts';
import { useWatch } from '../ui/use-watch.ts';
import './history.css';

interface Props {
  entry: Entry<Kind>;
  field: string;
  label: string;
  onClose(): void;
}

type Version = FieldHistory['versions'][number];

/** So much of a version is shown in the list. */
const SHOWN = 90;
const AROUND = 12;

/** A field's versions, newest first: any of them can be read in full and put back. */
export function HistoryDialog({ entry, field, label, onClose }: Props) {
  const { session, words, run } = useApp();
  const { finish, common } = words;
  const show = useShowValue();
  const found = useWatch<FieldHistory>((on) => watchHistory(session, entry.id, field, on), [entry.id, field]);
  const [open, setOpen] = useState<Version | null>(null);
  const who = (version: Version) =>
    finish.version(showWhen(words, millisOf(version)), showMaker(words, found?.makers.get(version.change.author)));
  const putBack = (version: Version) => {
    run(() => restoreValue(session, entry, field, version.value));
    onClose();
  };
  return (
    <Dialog title={finish.history(label)} onClose={onClose}>
      {found?.versions.length === 0 && <p class="q">{finish.noHistory}</p>}
      {open ? (
        <>
          <p class="t13 q">{who(open)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long version is scrolled by keyboard */}
          <p class="whole anyword" tabIndex={0}>
            {show(field, open.value)}
          </p>
          {!open.current && <p class="t13 q">{finish.useThisHow}</p>}
        </>
      ) : (
        <ol class="versions">
          {found?.versions.map((version, at, all) => (
            <li key={version.change.id}>
              <button type="button" onClick={() => setOpen(version)}>
                <span class="t13 q">
                  {who(version)}
                  {version.current && <b class="green"> {finish.shown}</b>}
                </span>
                <span class="cut2 anyword">
                  {excerpt(show(field, version.value), at + 1 < all.length ? show(field, all[at + 1]?.value) : '')}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <div class="da">
        {open && (
          <button type="button" class="btn line" onClick={() => setOpen(null)}>
            {finish.backToList}
          </button>
        )}
        <button type="button" class="btn line" onClick={onClose}>
          {common.close}
        </button>
        {open && !open.current && (
          <button type="button" class="btn main" onClick={() => putBack(open)}>
            {finish.useThis}
          </button>
        )}
      </div>
    </Dialog>
  );
}

const millisOf = (version: Version): number => Number.parseInt(version.change.hlc.slice(0, 12), 16);

/** A window of a version, from just before where it first differs from the one before it. */
function excerpt(text: string, before: string): string {
  let same = 0;
  while (same < text.length && text[same] === before[same]) same++;
  const from = same >= text.length ? 0 : Math.max(0, same - AROUND);
  const cut = text.slice(from, from + SHOWN);
  return `${from > 0 ? '…' : ''}${cut}${from + SHOWN < text.length ? '…' : ''}`;
}
