import { SECTIONS } from '../../briefing/compose/templates.ts';
import type { Json } from '../../changes/change.ts';
import type { Id } from '../../model/ids.ts';
import type { Entry } from '../../store/queries.ts';
import type { Session } from '../session.ts';

/** The sections of drafts as a screen shows them, in their order: what is moved, is moved among these. */
const shown = new WeakMap<Session['db'], Map<Id, readonly string[]>>();

/** Notes in which order a draft's sections are shown. */
export function noteOrder({ db }: Pick<Session, 'db'>, briefing: Id, order: readonly string[]): void {
  const known = shown.get(db) ?? new Map<Id, readonly string[]>();
  shown.set(db, known.set(briefing, order));
}

/** The order in which a draft's sections are shown; where nothing shows it, that of the draft or its template. */
export function shownOrder({ db }: Pick<Session, 'db'>, { id, body }: Entry<'briefing'>): readonly string[] {
  return shown.get(db)?.get(id) ?? body.sections ?? SECTIONS[body.template];
}

/** What an office's fields say where its wishes for a template are those of a draft. */
export function officeWants({ body }: Entry<'briefing'>, office: Entry<'office'>): Record<string, Json> {
  const { template } = body;
  const own = (map: 'off' | 'heading', id: string): unknown =>
    body[`${map}.${id}`] ?? office.body[`${map}.${template}/${id}`];
  const fields = SECTIONS[template].flatMap((id): [string, Json][] => {
    const heading = own('heading', id);
    return [
      [`off.${template}/${id}`, own('off', id) === true],
      [`heading.${template}/${id}`, typeof heading === 'string' ? heading : ''],
    ];
  });
  const order = body.sections && { [`sections.${template}`]: [...body.sections] };
  return { ...order, ...Object.fromEntries(fields) };
}
