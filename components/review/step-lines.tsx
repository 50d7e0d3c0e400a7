import type { ComponentChildren } from 'preact';
import type { People } from '../../lib/app/review/watch.ts';
import type { Words } from '../../lib/i18n/zh-cn.ts';
import { useWords } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useSome } from '../ui/use-some.tsx';
import { useWhoWhen } from './use-people.ts';

/** A step of a review, or a verdict. */
interface Step {
  readonly id: string;
  readonly person: string;
  readonly hlc: string;
  readonly at?: number | undefined;
  readonly reason?: string | undefined;
}

interface Props<S extends Step> {
  /** In their order. */
  steps: readonly S[];
  /** Those that count for nothing; others than `steps` may be among them. */
  refused: readonly { readonly step: S; readonly why: keyof Words['common']['refusals'] }[];
  people: People;
  /** What it did, in a word. */
  nameOf(step: S): string;
  /** What is said of it beside who, when and why. */
  more?(step: S): ComponentChildren;
  /** Whether they stand within something else. */
  inside?: boolean;
}

/** Steps that only ever grow, the newest last: who took each and when, and why one counts for nothing. */
export function StepLines<S extends Step>({ steps, refused, people, nameOf, more, inside }: Props<S>) {
  const { refusals } = useWords().common;
  const { review } = useLaterWords();
  const { who, when } = useWhoWhen(people);
  const whys = new Map(refused.map(({ step, why }) => [step.id, why]));
  const some = useSome(steps, 'last');
  return (
    <>
      {some.more}
      <ol class={inside ? 'rv-steps in' : 'rv-steps'}>
        {some.shown.map((step) => {
          const why = whys.get(step.id);
          return (
            <li key={step.id} class={why ? 'void' : undefined}>
              <p class="anyword">
                <b>{nameOf(step)}</b> <span class="q">{review.byWhen(who(step.person), when(step))}</span>
              </p>
              {step.reason && <p class="anyword">{step.reason}</p>}
              {more?.(step)}
              {why && <p class="amber t13">{review.notCounted(refusals[why])}</p>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
