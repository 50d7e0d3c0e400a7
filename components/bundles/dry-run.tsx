import type { ComponentChildren } from 'preact';
import type { Incoming, Signed } from '../../lib/app/bundle/incoming.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { useWhen } from '../ui/use-when.ts';
import { BlockedKeyAsk } from './blocked-key.tsx';
import { EffectList } from './effects.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { GoingAway, OwnReplaced } from './going-away.tsx';
import { useStandingSaid } from './key-words.ts';
import { KindCounts } from './kind-counts.tsx';
import { Name } from './name.tsx';
import { OddBatches } from './odd-batches.tsx';
import { usePartName } from './part-name.ts';
import { RefusedParts } from './refused.tsx';
import { TasksPlan } from './tasks-plan.tsx';

interface Props {
  incoming: Incoming;
  /** What is to be done with it. */
  children: ComponentChildren;
  /** Called where the file is to be opened anew: once a person has decided about a key of one whose words it holds. */
  onDecided(): void;
}

/** So many files of evidence are written out. */
const LISTED = 100;

/** What a file is, who made it, and what taking it in would do. */
export function DryRun({ incoming, children, onDecided }: Props) {
  const { bundles: words } = useDeskWords();
  const when = useWhen();
  const { packer, order, sealed, createdAt } = incoming;
  const said = useStandingSaid();
  const called = useCalled();
  return (
    <>
      <dl class="dl bundle-dl">
        <dt>{words.packedBy}</dt>
        <dd>
          <Name none={words.unnamed}>{called(packer.person, packer.name)}</Name>
        </dd>
        <dt>{words.key}</dt>
        <dd>{said(packer)}</dd>
        <dt>{words.order}</dt>
        <dd class={order === 'forked' ? 'verm' : order === 'gap' ? 'amber' : ''}>{words.orders[order]}</dd>
        <dt>{words.made}</dt>
        <dd>
          {when(Date.parse(createdAt))} <span class="q">{words.madeHow}</span>
        </dd>
        <dt>{words.closing}</dt>
        <dd>{sealed ? words.sealed : words.open}</dd>
      </dl>
      <p class="b bundle-pad">{words.totals(countEffects(incoming))}</p>
      <KindCounts effects={incoming.effects} />
      <TasksPlan incoming={incoming} />
      <GoingAway incoming={incoming} />
      <OwnReplaced effects={incoming.effects} />
      {children}
      <EffectList incoming={incoming} />
      <RefusedParts incoming={incoming} onAgain={onDecided} />
      <OddBatches incoming={incoming} />
      <Attachments incoming={incoming} />
      <Authors incoming={incoming} onDecided={onDecided} />
    </>
  );
}

function countEffects({ effects, refused }: Incoming) {
  const of = (is: Incoming['effects'][number]['is']) => effects.filter((one) => one.is === is).length;
  return {
    new: of('new'),
    same: of('same'),
    updated: of('updated'),
    gone: of('gone'),
    conflicting: of('conflicting'),
    refused: refused.length,
  };
}

function Attachments({ incoming: { attachments, names } }: Pick<Props, 'incoming'>) {
  const { bundles: words } = useDeskWords();
  if (attachments.length === 0) return <p class="t13 q bundle-pad">{words.noAttachments}</p>;
  const bytes = attachments.reduce((sum, { size }) => sum + size, 0);
  return (
    <details class="bundle-more bundle-pad">
      <summary>{words.attachments(attachments.length, bytes)}</summary>
      <ul class="bundle-lines">
        {attachments.slice(0, LISTED).map(({ sha256, size }) => (
          <li key={sha256} class="bundle-pair">
            <Name none={sha256.slice(0, 12)}>{names.attachments.get(sha256) ?? ''}</Name>
            <span class="num q">{words.size(size)}</span>
          </li>
        ))}
      </ul>
      {attachments.length > LISTED && <p class="t13 q">{words.more(attachments.length - LISTED)}</p>}
    </details>
  );
}

/** Whose words a file holds: with those of the packer, whatever of others they pass on. */
function Authors({ incoming: { authors, names, packer }, onDecided }: Pick<Props, 'incoming' | 'onDecided'>) {
  const { session } = useApp();
  const { bundles: words } = useDeskWords();
  const partName = usePartName();
  const said = useStandingSaid();
  const called = useCalled();
  const nameIn = ({ person, key, name }: Signed) =>
    name || names.people.get(person) || (key === packer.key ? packer.name : '');
  const nameOf = (one: Signed) => (one.person === session.me.id ? words.me : called(one.person, nameIn(one)));
  return (
    <section aria-label={partName(words.authors)}>
      <h3 class="h3">
        {words.authors} <span class="num">{authors.length}</span>
      </h3>
      <ul class="bundle-lines">
        {authors.map((one) => (
          <li key={`${one.person} ${one.key}`}>
            <details class="bundle-more" open={one.standing === 'changed'}>
              <summary>
                <Name none={words.unnamed}>{nameOf(one)}</Name>{' '}
                <span class={one.standing === 'changed' ? 'verm' : 'q'}>{words.standingShort[one.standing]}</span>
              </summary>
              {one.standing === 'changed' ? (
                <BlockedKeyAsk packed={false} signed={{ ...one, name: nameIn(one) }} onDecided={onDecided} />
              ) : (
                <>
                  <p class="t13 q">{said(one)}</p>
                  <Fingerprint fingerprint={one.fingerprint} label={nameOf(one) || words.unnamed} />
                </>
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
