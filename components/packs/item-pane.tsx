import type { Pack, PackItem } from '../../lib/app/desk/packs-draft.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { Side } from './side.tsx';

/** An item of a version, to be read. */
export function ItemPane({ pack, item, onClose }: { pack: Pack; item: PackItem; onClose(): void }) {
  const { packs } = useDeskWords();
  const text = usePackText();
  return (
    <Side title={`${item.id} ${text(item.short)}`} onClose={onClose}>
      {item.retired && <p class="ask calm">{packs.retiredSince(item.retired)}</p>}
      <dl class="dl">
        {(['question', 'look', 'against'] as const).map((field) => (
          <Row key={field} title={packs.fields[field]}>
            {text(item[field])}
          </Row>
        ))}
        <ItemFacts pack={pack} item={item} />
      </dl>
    </Side>
  );
}

/** What of an item isn't reworded: how it is found out, where it comes from, whom it is asked of, what it counts for. */
export function ItemFacts({ pack, item }: { pack: Pack; item: PackItem }) {
  const { words } = useApp();
  const { packs } = useDeskWords();
  const text = usePackText();
  const { fields, list } = packs;
  const named = (among: readonly { id: string; name: { zh: string; en: string } }[], ids: readonly string[]) =>
    list(among.filter(({ id }) => ids.includes(id)).map(({ name }) => text(name)));
  const points = (pack.dimensions ?? []).flatMap((dimension) => dimension.points);
  const isForAll = item.types.length === pack.unitTypes.length;
  return (
    <>
      <Row title={fields.form}>{packs.forms[item.form]}</Row>
      {item.duty && <Row title={fields.duty}>{packs.dutyCount(item.duty.count ?? 1, item.duty.every === 'month')}</Row>}
      <Row title={fields.how}>{list(item.how.map((how) => words.common.kinds[how]))}</Row>
      <Row title={fields.sources}>
        {pack.docs
          .filter(({ id }) => item.sources.some(({ doc }) => doc === id))
          .map(({ id, title }) => {
            const paras = item.sources.filter(({ doc }) => doc === id).map(({ para }) => `${para}`);
            return <p key={id}>{`${text(title)} ${packs.para(list(paras))}`}</p>;
          })}
      </Row>
      <Row title={fields.types}>{isForAll ? packs.allTypes : named(pack.unitTypes, item.types) || packs.noTypes}</Row>
      {item.traits && <Row title={fields.traits}>{named(pack.traits, item.traits)}</Row>}
      {item.points && (
        <Row title={fields.points}>
          {points
            .filter(({ id }) => item.points?.includes(id))
            .map(({ id, title }) => (
              <p key={id}>{`${id} ${text(title)}`}</p>
            ))}
        </Row>
      )}
      {item.serves.length > 0 && <Row title={fields.serves}>{list(item.serves)}</Row>}
      {item.weight !== undefined && <Row title={fields.weight}>{item.weight}</Row>}
    </>
  );
}

function Row({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
