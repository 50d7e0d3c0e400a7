import { MATERIAL_VERDICTS, RULE_VERDICTS, type RuleVerdict } from '../model/findings.ts';
import type { Id } from '../model/ids.ts';
import { momentNow } from '../model/time.ts';
import { tagOf } from '../packs/apply.ts';
import type { Pack, PackTag } from '../packs/schema.ts';
import { type Watch, watch } from '../store/live.ts';
import { type Entry, newestUnder } from '../store/queries.ts';
import { creation, type Session } from './session.ts';

export { MATERIAL_VERDICTS, RULE_VERDICTS };

/** A kind of paper as the pack has it, with its rules. */
export type PackMaterial = NonNullable<Pack['materials']>[number];
export type PackRule = PackMaterial['rules'][number];

/** More papers than this nobody examines at one visit. */
const MOST = 2000;

/** The kinds of paper that the pack knows; none where it has no such rules. */
export const materialKinds = ({ pack }: Session): readonly PackMaterial[] => pack.materials ?? [];

/** Adds a paper of the unit to be examined (S27); undoable. @param name what it is called; editable */
export async function addMaterial(session: Session, visit: Id, kind: string, name: string): Promise<Id> {
  const id = session.newId();
  await session.undo.act('materialAdded', [
    creation(id, 'material', visit, { at: { ...momentNow() }, name: name.slice(0, 500), material: kind }),
  ]);
  return id;
}

/** Watches the papers of a visit, oldest first. @returns stops watching */
export function watchMaterials({ db }: Session, visit: Id, on: Watch<Entry<'material'>[]>): () => void {
  return watch(async () => (await newestUnder(db, visit, 'material', MOST)).reverse(), on);
}

/** The rules of a paper's kind; none where this version of the pack hasn't got it. */
export function rulesOf(session: Session, { body }: Entry<'material'>): readonly PackRule[] {
  return materialKinds(session).find(({ id }) => id === body.material)?.rules ?? [];
}

/** How a paper stands with a rule; null where nobody said. */
export function verdictOn({ body }: Entry<'material'>, rule: string): RuleVerdict | null {
  const said = body[`rule.${rule}`];
  return RULE_VERDICTS.find((one) => one === said) ?? null;
}

/** What a paper that breaks a rule may be a sign of. */
export function tagsOfRule({ pack }: Session, rule: PackRule): PackTag[] {
  return (rule.tags ?? []).flatMap((id) => tagOf(pack, id) ?? []);
}
