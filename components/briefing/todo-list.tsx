import { useState } from 'preact/hooks';
import type { DraftShown, Todo } from '../../lib/app/briefing/drafts.ts';
import { isLetter } from '../../lib/model/briefing.ts';
import { showInLine } from '../../lib/model/one-line.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { LostWords } from './lost-words.tsx';
import { NamesFound } from './names-found.tsx';
import { joinTodo } from './todo-joined.ts';

interface Props {
  shown: DraftShown;
  /** Leads to where one is seen to; null for one that has no such place. */
  wayTo(todo: Todo): (() => void) | null;
}

/** What must be looked at before a briefing is issued, each leading to its place. */
export function TodoList({ shown, wayTo }: Props) {
  const { briefingDesk: words } = useDeskWords();
  const { edition, briefing } = shown;
  // What has nothing to say stands right above.
  const todo = joinTodo(shown.todo.filter(({ code }) => code !== 'emptySection'));
  const letter = isLetter(briefing.body.template);
  const title = words.todo.title(todo.length, letter);
  const isFine = edition === 'anonymous' && !todo.some(({ code }) => code === 'nameInText');
  return (
    <section aria-label={title}>
      <h2 class="h3">{todo.length > 0 ? title : words.todo.none(letter)}</h2>
      <TodoLines briefing={briefing.id} todo={todo} wayTo={wayTo} />
      {isFine && <p class="t13 q bf-pad">{words.todo.anonymousFine}</p>}
    </section>
  );
}

interface LinesProps extends Pick<Props, 'wayTo'> {
  briefing: string;
  todo: readonly Todo[];
}

/** So many are listed at first. */
const SHOWN = 30;

/** Somebody's words may be as long as they like. */
const LONGEST = 200;
const begin = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** The lines of it. @param todo as `joinTodo` has them */
export function TodoLines({ briefing, todo, wayTo }: LinesProps) {
  const { briefingDesk: words } = useDeskWords();
  const [limit, setLimit] = useState(SHOWN);
  return (
    <ul class="bf-todo">
      {todo.slice(0, limit).map((one, at) => {
        const { code, part, section, blocks } = one;
        const way = wayTo(one);
        const said = (
          <>
            <b class={blocks ? 'verm' : 'amber'}>{words.todo.codes[code]}</b>
            <span>{words.todo.says[code](one.count, begin(showInLine(one.about)))}</span>
            {blocks && <span class="t12 verm">{words.todo.blocks}</span>}
          </>
        );
        return (
          <li key={`${code} ${part ?? section ?? ''} ${at}`}>
            {way ? (
              <button type="button" onClick={way}>
                {said}
              </button>
            ) : (
              <div>
                {said}
                <NamesFound briefing={briefing} names={one.names ?? []} />
                {code === 'lostWords' && <LostWords briefing={briefing} {...one} />}
              </div>
            )}
          </li>
        );
      })}
      {todo.length > limit && (
        <li>
          <button type="button" class="blue" onClick={() => setLimit(limit + SHOWN)}>
            {words.behind.more(todo.length - limit)}
          </button>
        </li>
      )}
    </ul>
  );
}
