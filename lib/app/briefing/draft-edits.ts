import type { Draft, DraftEdits } from '../../briefing/compose/draft.ts';
import { sayLive } from '../../briefing/compose/live-text.ts';
import type { Entry } from '../../store/queries.ts';
import type { OfficeBody } from './make-document.ts';

type Body = Entry<'briefing'>['body'];

/** The members of a map in a body with what they say. */
export const mapIn = (body: Readonly<Record<string, unknown>>, map: string): [name: string, value: unknown][] =>
  Object.entries(body).flatMap(([field, value]) =>
    field.startsWith(`${map}.`) ? [[field.slice(map.length + 1), value] as [string, unknown]] : [],
  );

const textsIn = (body: Readonly<Record<string, unknown>>, map: string): [string, string][] =>
  mapIn(body, map).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));

/** What the office wants of a template: the order of sections, those left out, what they are called. */
function officeEdits(body: OfficeBody, template: string): Pick<DraftEdits, 'order' | 'off' | 'headings'> {
  const own = <T>(members: readonly (readonly [string, T])[]) =>
    members.flatMap(([name, value]) =>
      name.startsWith(`${template}/`) ? [[name.slice(template.length + 1), value] as const] : [],
    );
  const order = (body as Readonly<Record<string, unknown>>)[`sections.${template}`];
  return {
    order: Array.isArray(order) ? order.map(String) : [],
    off: new Set(own(mapIn(body, 'off')).flatMap(([id, off]) => (off === true ? [id] : []))),
    headings: new Map(own(textsIn(body, 'heading'))),
  };
}

/**
 * What a person made of a draft, over what the office wants of its template.
 * @param draft says of a text of which nobody kept what it said when it was edited, what it says now
 */
export function editsOf(body: Body, office: OfficeBody, draft: Draft): DraftEdits {
  const wanted = officeEdits(office, body.template);
  const off = new Set(wanted.off);
  for (const [id, isOff] of mapIn(body, 'off'))
    if (isOff === true) off.add(id);
    else if (isOff === false) off.delete(id);
  const ofs = new Map(textsIn(body, 'of'));
  const composed = new Map(
    draft.sections.flatMap(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === 'text' ? [[part.id, sayLive(part.composed.text, part.composed.figures)] as const] : [],
      ),
    ),
  );
  return {
    title: body.title ?? '',
    order: body.sections ?? wanted.order,
    off,
    headings: new Map([...wanted.headings, ...textsIn(body, 'heading').filter(([, text]) => text.trim() !== '')]),
    texts: new Map(
      textsIn(body, 'text').map(([id, text]) => [id, { text, of: ofs.get(id) ?? composed.get(id) ?? '' }]),
    ),
  };
}
