import { useRef } from 'preact/hooks';
import { deleteBriefing } from '../../lib/app/briefing/briefings.ts';
import { type DraftShown, keepForOffice, restoreSections } from '../../lib/app/briefing/drafts.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { usePlace } from './use-place.ts';

interface Props {
  shown: DraftShown;
  onVisits(): void;
  onSetup(): void;
}

/** What is done seldom with a draft: its visits and days, order and switches as they were or kept for later, deleting. */
export function More({ shown, onVisits, onSetup }: Props) {
  const { session, run, say, undo, words: all } = useApp();
  const { briefingDesk: words } = useDeskWords();
  const to = usePlace();
  const menu = useRef<HTMLDetailsElement>(null);
  const { briefing, office } = shown;
  const back = { label: all.common.undo, run: undo };
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const restore = async () => {
    await restoreSections(session, briefing.id);
    say(words.draft.restored, back);
  };
  const keep = async () => {
    await keepForOffice(session, briefing.id);
    say(words.draft.kept(showLine(office?.body.name)), back);
  };
  const remove = async () => {
    await deleteBriefing(session, briefing.id);
    say(words.draft.removed, back);
    to({ at: 'list' });
  };
  const acts = [
    { name: words.picks.change, act: onVisits },
    { name: words.draft.setup, act: onSetup },
    { name: words.draft.restoreAll, act: () => run(restore) },
    ...(office ? [{ name: words.draft.keep, how: words.draft.keepHow, act: () => run(keep) }] : []),
    { name: words.draft.remove, act: () => run(remove) },
  ];
  return (
    <details
      ref={menu}
      class="bf-more"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        event.preventDefault();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && !menu.current?.contains(event.relatedTarget)) close();
      }}
    >
      <summary class="btn line">{words.draft.more}</summary>
      <div class="bf-menu">
        {acts.map(({ name, how, act }: { name: string; how?: string; act(): void }) => (
          <button
            key={name}
            type="button"
            class="btn text"
            {...(how && { title: how })}
            onClick={() => {
              close();
              // A dialog gives the keys back to what had them: the button within is gone by then.
              menu.current?.querySelector('summary')?.focus();
              act();
            }}
          >
            {name}
          </button>
        ))}
      </div>
    </details>
  );
}
