// @vitest-environment node
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  changeView,
  readShows,
  removeView,
  renameView,
  type SavedView,
  type Shows,
  saveView,
  watchViews,
} from '../../../../lib/app/desk/views.ts';
import type { Session } from '../../../../lib/app/session.ts';
import { FieldError } from '../../../../lib/model/records.ts';
import { freshProfile } from '../../../fixtures/profile.ts';
import { runs } from '../../changes/runs.ts';
import { first } from './first.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
});

const SHOWS: Shows = {
  typed: '自学',
  order: { key: 'unit', down: true },
  chosen: { state: ['open', 'redo'] },
  group: 'area',
  columns: ['unit', 'problem'],
};
const PLAIN: Shows = { typed: '', order: null, chosen: {}, group: null, columns: null };
const views = (list = 'findings') => first<SavedView[]>((on) => watchViews(session, list, on));
async function only(): Promise<SavedView> {
  const [view] = await views();
  if (!view) throw new Error('no view');
  return view;
}

describe('a view', () => {
  it('is saved for one list, read back as it was, and undone', async () => {
    await saveView(session, 'findings', ' 我的 ', SHOWS);
    await saveView(session, 'visits', '别的', PLAIN);
    expect(await views()).toMatchObject([{ name: '我的', shows: SHOWS, unread: 0 }]);
    await session.undo.undo();
    expect(await views('visits')).toEqual([]);
    expect(await views()).toHaveLength(1);
  });

  it('is changed, named anew and taken away, each undoable', async () => {
    await saveView(session, 'findings', '一', SHOWS);
    await changeView(session, (await only()).entry, PLAIN);
    expect((await only()).shows).toEqual(PLAIN);
    await session.undo.undo();
    expect((await only()).shows).toEqual(SHOWS);
    await renameView(session, (await only()).entry, '二');
    expect((await only()).name).toBe('二');
    await removeView(session, (await only()).entry);
    expect(await views()).toEqual([]);
    await session.undo.undo();
    expect((await only()).name).toBe('二');
  });

  it('is refused by name where its name is too long, and nothing is kept', async () => {
    await expect(saveView(session, 'findings', '长'.repeat(501), PLAIN)).rejects.toBeInstanceOf(FieldError);
    expect(await views()).toEqual([]);
  });

  it('of a newer version shows what can be read, says how much can not, and keeps that when it is changed', async () => {
    const id = await saveView(session, 'findings', '新的', SHOWS);
    const shows = { ...JSON.parse(JSON.stringify(SHOWS)), shape: 7, group: ['area', 'unit'], folds: { a: 1 } };
    await session.queue.do([{ rec: id, kind: 'view', parent: null, field: 'shows', value: shows }]);
    const newer = await only();
    expect(newer).toMatchObject({ unread: 2, shows: { ...SHOWS, group: null } });
    await changeView(session, newer.entry, PLAIN);
    expect((await only()).entry.body.shows).toEqual({ ...PLAIN, shape: 7, folds: { a: 1 } });
  });
});

it('reads whatever was kept, and never takes one part for another', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  const kept = fc.record({ typed: part, order: part, chosen: part, group: part, columns: part }, { requiredKeys: [] });
  fc.assert(
    fc.property(kept, fc.dictionary(fc.string(), fc.jsonValue()), (known, others) => {
      const { shows, unread } = readShows({ ...others, ...known });
      expect(typeof shows.typed).toBe('string');
      expect(shows.group === null || typeof shows.group === 'string').toBe(true);
      expect(Object.values(shows.chosen).every((values) => values.every((one) => typeof one === 'string'))).toBe(true);
      expect(unread).toBeGreaterThanOrEqual(0);
      expect(readShows(shows as never)).toEqual({ shows, unread: 0 });
    }),
    runs(),
  );
});
