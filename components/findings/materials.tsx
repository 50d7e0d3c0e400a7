import { addMaterial, materialKinds, rulesOf, verdictOn, watchMaterials } from '../../lib/app/materials.ts';
import type { Entry } from '../../lib/app/watch.ts';
import { useApp, usePackText } from '../ui/context.ts';
import { useLaterWords } from '../ui/later-words.ts';
import { useWatch } from '../ui/use-watch.ts';
import { MaterialCard } from './material-card.tsx';
import { movePlace, placeOf } from './place.ts';
import type { Shows } from './shows.ts';
import { useDeleteKey } from './use-delete-key.ts';

/** The papers of the unit that were examined at a visit (S27). */
export function Materials({ visit, ...shows }: { visit: string } & Shows) {
  const { session } = useApp();
  const { findings } = useLaterWords();
  const { open } = placeOf(visit).value;
  const materials = useWatch<Entry<'material'>[]>((on) => watchMaterials(session, visit, on), [visit]);
  if (!materials) return null;
  const hasKinds = materialKinds(session).length > 0;
  return (
    <section aria-labelledby="materials">
      <h2 class="sec" id="materials">
        {findings.materials} <span>{materials.length}</span>
      </h2>
      {!hasKinds && <p class="t13 q fpad">{findings.noKinds}</p>}
      {hasKinds && materials.length === 0 && <p class="t13 q fpad">{findings.noMaterials}</p>}
      <ul>
        {materials.map((material) =>
          material.id === open ? (
            <MaterialCard
              key={material.id}
              material={material}
              onFold={() => movePlace(visit, { open: null })}
              {...shows}
            />
          ) : (
            <MaterialRow key={material.id} material={material} onOpen={() => movePlace(visit, { open: material.id })} />
          ),
        )}
      </ul>
      {hasKinds && <AddMaterial visit={visit} />}
    </section>
  );
}

function MaterialRow({ material, onOpen }: { material: Entry<'material'>; onOpen(): void }) {
  const { session } = useApp();
  const { findings } = useLaterWords();
  const rules = rulesOf(session, material);
  const said = rules.map((rule) => verdictOn(material, rule.id));
  const notMet = said.filter((one) => one === 'notMet').length;
  const { verdict, name } = material.body;
  return (
    <li class="row fnd" id={`finding-${material.id}`}>
      <div class="rail">
        <span class={verdict === 'passed' ? 'dead green' : verdict === 'returned' ? 'dead verm b' : 'dead qq'}>
          {verdict ? findings.materialVerdicts[verdict] : findings.noVerdict}
        </span>
      </div>
      <button type="button" class="said fr" aria-expanded={false} onClick={onOpen} onKeyDown={useDeleteKey(material)}>
        <span class="anyword clip2">{name}</span>
        <span class="t13 q blk">{findings.rulesSaid(said.filter(Boolean).length, rules.length, notMet)}</span>
      </button>
    </li>
  );
}

function AddMaterial({ visit }: { visit: string }) {
  const { session, run } = useApp();
  const { findings } = useLaterWords();
  const text = usePackText();
  return (
    <div class="fpad">
      <select
        class="field"
        aria-label={findings.addMaterial}
        value=""
        onChange={({ currentTarget }) => {
          const kind = materialKinds(session).find(({ id }) => id === currentTarget.value);
          currentTarget.value = '';
          if (!kind) return;
          run(async () => movePlace(visit, { open: await addMaterial(session, visit, kind.id, text(kind.name)) }));
        }}
      >
        <option value="">{findings.addMaterial}</option>
        {materialKinds(session).map(({ id, name }) => (
          <option key={id} value={id}>
            {text(name)}
          </option>
        ))}
      </select>
    </div>
  );
}
