import { useState } from 'preact/hooks';
import { HandOverRefused, handOver } from '../../lib/app/briefing/numbering.ts';
import type { OfficeLine } from '../../lib/app/briefing/offices.ts';
import { type Addressee, watchAddressees } from '../../lib/app/bundle/addressees.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useMemberName } from '../ui/member-name.ts';
import { useWatch } from '../ui/use-watch.ts';

/** Who numbers an office's issues, and handing that over. */
export function HolderField({ line }: { line: OfficeLine }) {
  const { briefingDesk, briefingOffice } = useDeskWords();
  const { holder: words } = briefingOffice;
  const [handing, setHanding] = useState(false);
  const { mine, name, split } = line.holder;
  const isOwnEnd = mine || split.some((one) => one.mine);
  const names = split.map((one) => (one.mine ? words.here : showLine(one.name) || words.unknown));
  return (
    <>
      <p class={isOwnEnd && split.length === 0 ? undefined : 'ask'} role="status">
        {split.length > 0
          ? words.splitHow(names.join(briefingDesk.between))
          : mine
            ? words.mine
            : words.other(showLine(name) || words.unknown)}
      </p>
      {isOwnEnd && (
        <p>
          <button type="button" class="btn line" onClick={() => setHanding(true)}>
            {words.hand}
          </button>
        </p>
      )}
      {handing && <HandOverDialog office={line.entry.id} onClose={() => setHanding(false)} />}
    </>
  );
}

/** Hands an office's numbering to somebody who is known here. It can't be undone, only handed back. */
function HandOverDialog({ office, onClose }: { office: string; onClose(): void }) {
  const { session, words: all, run, say } = useApp();
  const { briefingOffice } = useDeskWords();
  const { holder: words } = briefingOffice;
  const nameOf = useMemberName();
  const people = useWatch<Addressee[]>((on) => watchAddressees(session, on), [session.db]);
  const [to, setTo] = useState('');
  const [refused, setRefused] = useState<HandOverRefused['reason'] | null>(null);
  const chosen = people?.find(({ person }) => person === to);
  const hand = async () => {
    if (!chosen) return;
    try {
      await handOver(session, office, chosen.person);
    } catch (error) {
      if (!(error instanceof HandOverRefused)) throw error;
      return setRefused(error.reason);
    }
    say(words.done(nameOf(chosen.member)));
    onClose();
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class="t14">{words.how}</p>
      {people && people.length === 0 ? (
        <p class="ask">{words.nobody}</p>
      ) : (
        <label class="bf-stack" for="bf-hand-to">
          <span>{words.to}</span>
          <select id="bf-hand-to" class="field" value={to} onChange={(event) => setTo(event.currentTarget.value)}>
            <option value="">–</option>
            {(people ?? []).map(({ person, member }) => (
              <option key={person} value={person}>
                {nameOf(member)}
              </option>
            ))}
          </select>
        </label>
      )}
      {refused && (
        <p class="t13 verm" role="alert">
          {words.refused[refused]}
        </p>
      )}
      <div class="da">
        <button type="button" class="btn line" onClick={onClose}>
          {all.common.cancel}
        </button>
        <button type="button" class="btn main" aria-disabled={!chosen} onClick={() => run(hand)}>
          {words.act}
        </button>
      </div>
    </Dialog>
  );
}
