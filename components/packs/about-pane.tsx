import { Fragment } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Cover, findHoles, minShareOf, selfCheck, traceCover } from '../../lib/app/desk/packs.ts';
import type { Pack } from '../../lib/app/desk/packs-draft.ts';
import { usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { CheckHits } from './check-hits.tsx';
import { Side } from './side.tsx';

interface Props {
  pack: Pack;
  onClose(): void;
  onItem(id: string): void;
}

/** What a version is: its documents, what serves what, what its own check points out, and how scores are made. */
export function AboutPane({ pack, onClose, onItem }: Props) {
  const { packs } = useDeskWords();
  const text = usePackText();
  return (
    <Side title={packs.overview} onClose={onClose}>
      <p class="packs-text">{packs.foundParts(pack.sections.length, pack.items.length, pack.tags.length)}</p>
      <h3 class="h3">{packs.docs}</h3>
      <ul class="packs-text">
        {pack.docs.map(({ id, title, authority, soleBasis }) => (
          <li key={id}>
            {packs.fieldsOf(`${id} ${text(title)}`, [
              packs.authority[authority],
              ...(soleBasis ? [] : [packs.notAlone]),
            ])}
          </li>
        ))}
      </ul>
      <CoverPart pack={pack} />
      <CheckPart pack={pack} onItem={onItem} />
      <ScorePart pack={pack} />
    </Side>
  );
}

function CoverPart({ pack }: { pack: Pack }) {
  const { packs } = useDeskWords();
  const text = usePackText();
  const cover = useMemo(() => traceCover(pack), [pack]);
  const holes = findHoles(cover);
  const named = new Map([...pack.unitTypes, ...pack.traits].map(({ id, name }) => [id, text(name)] as const));
  return (
    <>
      <h3 class="h3">{packs.cover}</h3>
      <dl class="dl">
        {(Object.keys(cover) as (keyof Cover)[])
          .filter((list) => cover[list].length > 0)
          .map((list) => {
            const missing = holes.filter((hole) => hole.list === list).map(({ id }) => named.get(id) ?? id);
            return (
              <Fragment key={list}>
                <dt>{packs.coverOf[list]}</dt>
                <dd>
                  <p>{packs.coverCount(cover[list].length - missing.length, cover[list].length)}</p>
                  {missing.length > 0 && <p class="amber">{packs.holes(packs.list(missing))}</p>}
                  <ServedBy served={cover[list]} named={named} />
                </dd>
              </Fragment>
            );
          })}
      </dl>
      {holes.length === 0 && <p class="packs-text">{packs.noHoles}</p>}
    </>
  );
}

/** What serves what, folded away. */
function ServedBy({ served, named }: { served: Cover[keyof Cover]; named: ReadonlyMap<string, string> }) {
  const { packs } = useDeskWords();
  return (
    <details>
      <summary>{packs.servedBy}</summary>
      <ul>
        {served.map(({ id, by }) => (
          <li key={id}>{packs.serves(named.get(id) ?? id, packs.list(by))}</li>
        ))}
      </ul>
    </details>
  );
}

function CheckPart({ pack, onItem }: { pack: Pack; onItem(id: string): void }) {
  const { packs } = useDeskWords();
  const isClear = useMemo(() => selfCheck(pack).length === 0, [pack]);
  return (
    <>
      <h3 class="h3">{packs.check}</h3>
      {isClear ? <p class="packs-text">{packs.noHits}</p> : <CheckHits pack={pack} onItem={onItem} />}
    </>
  );
}

function ScorePart({ pack }: { pack: Pack }) {
  const { packs } = useDeskWords();
  const text = usePackText();
  const scored = pack.grades.flatMap(({ name, score }) =>
    score === null ? [] : [packs.gradeScore(text(name), score)],
  );
  return (
    <>
      <h3 class="h3">{packs.score}</h3>
      <div class="packs-text">
        <p>{packs.formula}</p>
        <p>{packs.scale(packs.list(scored))}</p>
        <p>{packs.leftOut}</p>
        <p>{packs.minShare(Math.round(minShareOf(pack) * 100))}</p>
      </div>
    </>
  );
}
