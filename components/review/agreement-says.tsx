import type { SideBySide } from '../../lib/app/review/settle.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';

type Agreement = Extract<SideBySide, { is: 'open' }>['agreement'];

/** How far two visits agree, in counts; a kappa with its n and its formula where there are enough to say one. */
export function AgreementSays({ agreement }: { agreement: Agreement }) {
  const { common } = useApp().words;
  const { reviewDesk } = useDeskWords();
  const { n, same, oneApart, farther, offScale, alone, kappa } = agreement;
  return (
    <div class="rv-line t13">
      <p>{reviewDesk.n(n)}</p>
      <p class="num">
        {[reviewDesk.same(same), reviewDesk.oneApart(oneApart), reviewDesk.farther(farther)].join(common.sep)}
      </p>
      {offScale.same + offScale.different > 0 && <p>{reviewDesk.offScale(offScale.same, offScale.different)}</p>}
      {alone.length > 0 && <p>{reviewDesk.alone(alone.length)}</p>}
      <p class="num">{kappaSays(reviewDesk, kappa, n)}</p>
      <details class="rv-fold in">
        <summary>{reviewDesk.kappaHow}</summary>
        {reviewDesk.kappaFormula.map((line) => (
          <p key={line} class="q">
            {line}
          </p>
        ))}
      </details>
    </div>
  );
}

function kappaSays(words: ReturnType<typeof useDeskWords>['reviewDesk'], kappa: Agreement['kappa'], n: number): string {
  if (kappa.value !== null) return words.kappa(kappa.value.toFixed(2), n);
  return kappa.why === 'fewPairs' ? words.fewPairs(n, kappa.from) : words.noSpread;
}
