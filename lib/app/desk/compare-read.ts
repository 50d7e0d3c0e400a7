import { type Watch, watch } from '../../store/live.ts';
import { readMeta } from '../../store/meta.ts';
import { asStands, readTagStands, type TagStands } from '../review/tag-stands.ts';
import type { Session } from '../session.ts';
import { CURRENT, type Scope } from './compare-campaigns.ts';
import { type Field, joinField } from './compare-field.ts';
import { type Records, recordsOf } from './compare-records.ts';

/**
 * Watches all that pictures are made of. Read whole once a page, however often the scope is changed; after that only what
 * changed is read, and a change to anything else gives the very same field. @returns stops watching
 */
export function watchField(session: Session, on: Watch<Field>, scope: Scope = CURRENT): () => void {
  const known = recordsOf(session.db);
  let last: { records: Records; pack: unknown; stands: TagStands; field: Field } | null = null;
  return watch(async () => {
    const [records, campaign, stands] = await Promise.all([
      known.read(),
      readMeta(session.db, 'campaign'),
      readTagStands(session),
    ]);
    const { pack } = session;
    const same =
      last?.records === records && last.pack === pack && last.stands === stands && last.field.campaign === campaign;
    const field =
      same && last ? last.field : withStands(await joinField(session, records, String(campaign), scope), stands);
    last = { records, pack, stands, field };
    return field;
  }, on);
}

const withStands = (field: Field, stands: TagStands): Field => ({
  ...field,
  tags: field.tags.map((tag) => asStands(stands, tag)),
});
