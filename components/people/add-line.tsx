import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { endTyped, keepTyped, readTyped } from '../../lib/app/typed.ts';
import { useApp } from '../ui/context.ts';
import { Icon } from '../ui/icon.tsx';
import { isComposing, useKeys } from '../ui/keys.ts';
import { useLaterWords } from '../ui/later-words.ts';
import type { Section } from './place.ts';

interface Props {
  visit: string;
  section: Section;
  label: string;
  /** True where what is said must not tell who said it. */
  protect?: boolean;
  /** True where one may be tempted to write a name. */
  guarded?: boolean;
  /** Of which kind it is to be, where one can choose: it is kept with the words. */
  choice?: string;
  children?: ComponentChildren;
  /** Called where a line was begun here before: with what was chosen for it, null where that isn't known. */
  onFound?(choice: string | null): void;
  onAdd(text: string): Promise<unknown>;
}

/** One line and Enter. What stands in it and was not added yet is found again when the panel comes back. */
export function AddLine({ visit, section, label, choice, children, onFound, onAdd, ...marks }: Props) {
  const { protect = false, guarded = false } = marks;
  const { session, run, fail, singleKeys } = useApp();
  const { people } = useLaterWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const spot = `people.${section}`;
  useEffect(() => {
    // Whoever typed before it was found keeps what they typed.
    readTyped(session, visit, spot, () => field.current?.value === '').then((typed) => {
      if (!typed || !field.current) return;
      field.current.value = typed.text;
      onFound?.(typed.choice);
    }, fail);
  }, [visit, spot]);
  useKeys((name) => {
    if (!singleKeys || name !== '/') return false;
    field.current?.focus();
    return true;
  });
  const remember = () => run(() => keepTyped(session, visit, spot, field.current?.value || null, choice));
  useEffect(() => {
    if (field.current?.value) remember();
  }, [choice]);
  const add = () => {
    const text = field.current?.value.trim() ?? '';
    field.current?.focus();
    if (text === '' || !field.current) return;
    // Ready for the next at once. If this one can't be saved, the queue keeps it and shows it as not saved.
    field.current.value = '';
    const forget = endTyped(session, visit, spot);
    run(() => onAdd(text).then(forget));
  };
  return (
    <section class="addline" aria-label={label}>
      {children && <div class="tools wrap">{children}</div>}
      <div class="addrow">
        <textarea
          ref={field}
          class={protect ? 'area protect' : 'area'}
          rows={1}
          aria-label={label}
          placeholder={label}
          aria-describedby={guarded ? `${spot}-hint` : undefined}
          onInput={remember}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === 'Enter' && !event.shiftKey) add();
            else if (event.key === 'Escape') field.current?.blur();
            else return;
            event.preventDefault();
          }}
        />
        <button type="button" class="btn main" onClick={add}>
          {people.keep}
        </button>
      </div>
      {guarded && (
        <p id={`${spot}-hint`} class="t12 q st8">
          {protect && <Icon name="lock" small />}
          {people.noNames}
        </p>
      )}
    </section>
  );
}
