import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TagsPage } from '../../../components/tags-desk/tags-page.tsx';
import { placeOf, START } from '../../../components/ui/data-list-state.ts';
import type { Session } from '../../../lib/app/session.ts';
import { addTag } from '../../../lib/app/tags.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile, writeVisit } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { tagsDesk: words, views } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  ({ session } = await freshProfile());
  Element.prototype.checkVisibility ??= () => true;
  placeOf('tags').value = START;
});
afterEach(cleanup);

const rows = () => [...document.querySelectorAll('tr[data-at]')].map((row) => row.textContent ?? '');

describe('the page of tags', () => {
  it('has urgent ones on top, and those of an area together', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    await addTag(session, visit, 'F28');
    await addTag(session, visit, 'F08');
    await addTag(session, visit, 'F12');
    stage(session, () => <TagsPage />);
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(rows()[0]).toContain('F28');
    fireEvent.change(screen.getByRole('combobox', { name: views.group }), { target: { value: 'area' } });
    const study = session.pack.areas.find(({ id }) => id === session.pack.tags.find((tag) => tag.id === 'F08')?.area);
    await waitFor(() => expect(document.querySelectorAll('.grp')).toHaveLength(2));
    expect(screen.getByRole('button', { name: `${study?.name.zh} 2` })).toBeTruthy();
  });

  it('lets no code from a file turn its line, in the list, beside it or in a filter', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const tag = await addTag(session, visit, 'F08');
    await session.queue.do([{ rec: tag, kind: 'tag', parent: visit, field: 'tag', value: 'F\u202e12' }]);
    stage(session, () => <TagsPage open={tag} />);
    await waitFor(() => expect(rows()[0]).toContain('F\ufffd12'));
    expect(screen.getByRole('heading', { name: `F\ufffd12 ${words.unknownTag}` })).toBeTruthy();
    expect(document.body.textContent).not.toContain('\u202e');
    for (const one of document.querySelectorAll('[aria-label]'))
      expect(one.getAttribute('aria-label')).not.toContain('\u202e');
  });

  it('acts on all that are picked by Ctrl+A, and names those that were left', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const tags = [await addTag(session, visit, 'F28'), await addTag(session, visit, 'F08')];
    stage(session, () => <TagsPage />);
    await waitFor(() => expect(rows()).toHaveLength(2));
    const row = document.querySelector<HTMLElement>('tr[data-at]');
    row?.focus();
    if (row) fireEvent.keyDown(row, { key: 'a', ctrlKey: true });
    const bar = within(await screen.findByRole('region', { name: views.bulk }));
    fireEvent.click(bar.getByRole('button', { name: words.report }));
    const why = words.leftOne(words.rowName('河东村', 'F08'), words.leftWhy.notUrgent);
    expect((await bar.findByRole('alert')).textContent).toBe(words.leftOut(1, 1));
    expect(bar.getByText(why)).toBeTruthy();
    fireEvent.click(bar.getByRole('button', { name: words.setStatus('排除') }));
    const statuses = async () => (await session.db.records.bulkGet(tags)).map((one) => one?.body.status);
    await waitFor(async () => expect(await statuses()).toEqual(['ruledOut', 'ruledOut']));
    await session.undo.undo();
    expect(await statuses()).toEqual(['suspected', 'suspected']);
  });

  it('says that an urgent one waits, and takes it that it was reported', async () => {
    const { visit } = await writeVisit(session, '河东村', []);
    const tag = await addTag(session, visit, 'F28');
    const { app } = stage(session, () => <TagsPage open={tag} />);
    fireEvent.click(await screen.findByRole('button', { name: words.report }));
    await waitFor(() => expect(screen.queryByRole('button', { name: words.report })).toBeNull());
    expect((await session.db.records.get(tag))?.body.reported).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: words.seeVisit }));
    expect(app.go).toHaveBeenCalledWith({ screen: 'desk', page: 'visits', open: visit });
    await session.undo.undo();
    await screen.findByRole('button', { name: words.report });
  });
});
