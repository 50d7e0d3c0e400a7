import { signal } from '@preact/signals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutlinePane } from '../../../components/briefing/outline-pane.tsx';
import { TextPartCard } from '../../../components/briefing/text-part-card.tsx';
import type { DraftShown, TextShown, Todo } from '../../../lib/app/briefing/drafts.ts';
import type { Session } from '../../../lib/app/session.ts';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { freshProfile } from '../../fixtures/profile.ts';
import { stage } from '../../fixtures/stage.tsx';
import { BRIEFING, draftShown, partShown, sectionShown, TEXT, textShown } from './fake-draft.ts';

const acts = vi.hoisted(() => ({
  moveSection: vi.fn(async () => undefined),
  setOff: vi.fn(async () => undefined),
  setText: vi.fn(async () => undefined),
  standBy: vi.fn(async () => undefined),
  takeLive: vi.fn(async () => undefined),
  letStand: vi.fn(async () => undefined),
  letGo: vi.fn(async () => undefined),
}));
vi.mock('../../../lib/app/briefing/drafts.ts', () => acts);
vi.mock('wxt/browser', async () => ({ browser: (await import('../../fixtures/browser.ts')).fakeBrowser() }));

const { briefingDesk: words } = deskWordsOf('zh-CN');
let session: Session;
beforeEach(async () => {
  vi.clearAllMocks();
  ({ session } = await freshProfile());
});
afterEach(cleanup);

describe('the outline', () => {
  const shown = draftShown(
    [sectionShown('总体情况'), sectionShown('问题'), sectionShown('下一步')],
    {},
    {
      todo: [
        { code: 'outdated', count: 1, about: '', part: 'p', section: '问题', from: [], blocks: false },
        { code: 'noOffice', count: 1, about: '', part: null, section: null, from: [], blocks: true },
      ],
    },
  );
  const row = (name: string) => screen.getByRole('button', { name });

  it('moves a section by keys and by buttons, and not past the ends', () => {
    stage(session, () => (
      <OutlinePane shown={shown} at={{ section: '问题', part: null }} onGo={vi.fn()} wayTo={() => null} />
    ));
    fireEvent.keyDown(row('问题'), { key: 'ArrowDown', altKey: true });
    expect(acts.moveSection).toHaveBeenCalledWith(session, BRIEFING, '问题', 1);
    fireEvent.click(screen.getByRole('button', { name: words.outline.up('问题') }));
    expect(acts.moveSection).toHaveBeenLastCalledWith(session, BRIEFING, '问题', -1);
    fireEvent.keyDown(row('总体情况'), { key: 'ArrowUp', altKey: true });
    expect(acts.moveSection).toHaveBeenCalledTimes(2);
  });

  it('switches a section, and leads to what must be looked at, what blocks first', () => {
    const [onGo, seen] = [vi.fn(), vi.fn()];
    const wayTo = ({ part }: Todo) => (part === null ? null : () => seen(part));
    stage(session, () => <OutlinePane shown={shown} at={null} onGo={onGo} wayTo={wayTo} />);
    fireEvent.click(screen.getByRole('checkbox', { name: words.outline.write('下一步') }));
    expect(acts.setOff).toHaveBeenCalledWith(session, BRIEFING, '下一步', true);
    fireEvent.keyDown(row('下一步'), { key: ' ' });
    expect(acts.setOff).toHaveBeenCalledTimes(2);
    const [first, second] = [...document.querySelectorAll('.bf-todo b')].map((one) => one.textContent);
    expect([first, second]).toEqual([words.todo.codes.noOffice, words.todo.codes.outdated]);
    fireEvent.click(screen.getByRole('button', { name: new RegExp(words.todo.codes.outdated) }));
    expect(seen).toHaveBeenCalledWith('p');
    fireEvent.click(row('下一步'));
    expect(onGo).toHaveBeenCalledWith({ section: '下一步', part: null });
  });
});

describe('a text of the draft', () => {
  function card(text: TextShown, shown: DraftShown = draftShown([sectionShown('总体情况', [partShown(text)])])) {
    const onBehind = vi.fn();
    const staged = stage(session, () => (
      <TextPartCard
        shown={shown}
        one={partShown(text)}
        text={text}
        label="第 1 段"
        isAt
        onAt={vi.fn()}
        onBehind={onBehind}
      />
    ));
    return { ...staged, onBehind };
  }
  const open = () => {
    fireEvent.keyDown(screen.getByRole('group', { name: '第 1 段' }), { key: 'F2' });
    return screen.getByRole('textbox', { name: words.text.field });
  };
  const type = (field: HTMLElement, change: (field: HTMLElement) => void) => {
    change(field);
    fireEvent.input(field);
  };
  const said = () => acts.setText.mock.lastCall as unknown as [unknown, string, unknown, unknown];

  it('is saved after a pause with its figures still live, and again when it is left', async () => {
    card(textShown());
    const field = open();
    type(field, () => field.append('下同。'));
    await waitFor(() => expect(acts.setText).toHaveBeenCalledTimes(1), { timeout: 2000 });
    expect(said().slice(1, 4)).toEqual([
      BRIEFING,
      TEXT,
      ['走访', { figure: 'visits', was: '12' }, '次，满意', { figure: 'share', was: '92%' }, '。下同。'],
    ]);
    type(field, () => field.append('完。'));
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    expect(said()[3]).toContain('。下同。完。');
    expect(screen.queryByRole('textbox', { name: words.text.field })).toBeNull();
  });

  it('keeps figures live that are copied within it, and takes out again what was pasted', async () => {
    card(textShown());
    const field = open();
    const held = new Map<string, string>();
    const clipboardData = {
      setData: (type: string, text: string) => held.set(type, text),
      getData: (type: string) => held.get(type) ?? '',
    };
    getSelection()?.selectAllChildren(field);
    fireEvent.copy(field, { clipboardData });
    getSelection()?.collapseToEnd();
    fireEvent.paste(field, { clipboardData });
    expect(field.querySelectorAll('.bf-chip')).toHaveLength(4);
    await waitFor(() => expect(acts.setText).toHaveBeenCalledTimes(1), { timeout: 2000 });
    expect(said()[3]).toHaveLength(9);
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(field.querySelectorAll('.bf-chip')).toHaveLength(2);
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(said()[3]).toBeNull();
  });

  it('is not saved while an input method composes', async () => {
    card(textShown());
    const field = open();
    fireEvent.compositionStart(field);
    type(field, () => field.append('ni'));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(acts.setText).not.toHaveBeenCalled();
    field.lastChild?.replaceWith('你');
    fireEvent.compositionEnd(field);
    await waitFor(() => expect(acts.setText).toHaveBeenCalledTimes(1), { timeout: 2000 });
  });

  it('is of what was composed when the field was opened, whatever the records say by now', async () => {
    const now = signal(textShown());
    const Card = () => (
      <TextPartCard
        {...{ shown: draftShown([]), one: partShown(now.value), text: now.value, label: '第 1 段' }}
        {...{ isAt: true, onAt: vi.fn(), onBehind: vi.fn() }}
      />
    );
    stage(session, () => <Card />);
    const field = open();
    const text = ['另去', ...TEXT.composed.text];
    now.value = textShown(undefined, { part: { ...TEXT, composed: { ...TEXT.composed, text } } });
    type(field, () => field.append('下同。'));
    await waitFor(() => expect(said()?.[2]).toEqual(TEXT), { timeout: 2000 });
  });

  it('goes back to the composed one where it says the same again, and is never saved empty', () => {
    const { app } = card(textShown('别的话'), draftShown([], { [`text.${TEXT.id}`]: '别的话' }));
    const field = open();
    type(field, () => field.replaceChildren());
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(acts.setText).not.toHaveBeenCalled();
    expect(app.say).toHaveBeenCalledWith(words.text.emptied);
  });

  it('saves what was just typed where the part is taken from the screen', () => {
    card(textShown());
    type(open(), (field) => field.append('还没停手'));
    cleanup();
    expect(said()[3]).toContain('。还没停手');
  });

  it('takes what waits along when the page goes', async () => {
    card(textShown());
    const field = open();
    type(field, () => field.append('最后一句'));
    const typed = vi.spyOn(session.queue, 'type');
    dispatchEvent(new Event('beforeunload'));
    expect(typed.mock.lastCall?.[0]).toMatchObject({ rec: BRIEFING, field: `text.${TEXT.id}` });
    expect(String(typed.mock.lastCall?.[0].value)).toContain('最后一句');
    session.queue.forget(BRIEFING, `text.${TEXT.id}`);
  });

  it('opens a figure on what it counts, and shows its records', async () => {
    const { onBehind } = card(textShown());
    fireEvent.click(screen.getByRole('button', { name: words.text.figure('12') }));
    expect(await screen.findByText(words.figure.counts('12', 2))).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: words.figure.behind(2) }));
    expect(onBehind).toHaveBeenCalledWith(['v1', 'v2']);
    fireEvent.click(screen.getByRole('button', { name: words.text.figure('92%') }));
    expect(await screen.findByText(words.figure.noRecords)).toBeTruthy();
  });

  it('shows one figure at a time: its card goes by Escape, and where the work goes on elsewhere', async () => {
    const text = textShown();
    const shown = draftShown([sectionShown('总体情况', [partShown(text)])]);
    const isAt = signal(true);
    const Card = () => (
      <TextPartCard
        {...{ shown, text, label: '第 1 段' }}
        one={partShown(text)}
        isAt={isAt.value}
        onAt={vi.fn()}
        onBehind={vi.fn()}
      />
    );
    stage(session, () => <Card />);
    const figure = screen.getByRole('button', { name: words.text.figure('12') });
    fireEvent.click(figure);
    await screen.findByText(words.figure.counts('12', 2));
    fireEvent.keyDown(figure, { key: 'Escape' });
    expect(document.querySelector('.bf-card')).toBeNull();
    fireEvent.click(figure);
    await screen.findByText(words.figure.counts('12', 2));
    isAt.value = false;
    await waitFor(() => expect(document.querySelector('.bf-card')).toBeNull());
  });

  it('marks a figure that was typed over, which is put back or stands with its source', async () => {
    const written = '走访6次，满意\ufff992%\ufffashare\ufffb。';
    const shown = draftShown([], { [`text.${TEXT.id}`]: written });
    card(textShown(written, { typedOver: ['visits'] }), shown);
    expect(screen.getByText(words.typedOver.differs('6', '12'))).toBeTruthy();
    expect(document.querySelector('.bf-typed')?.textContent).toBe('6');
    fireEvent.click(screen.getByRole('button', { name: words.typedOver.take('12') }));
    expect(acts.takeLive).toHaveBeenCalledWith(session, BRIEFING, TEXT, 'visits');
    fireEvent.click(screen.getByRole('button', { name: words.typedOver.keep }));
    fireEvent.click(screen.getByRole('button', { name: words.typedOver.keepAct }));
    expect(await screen.findByText(words.typedOver.needsSource)).toBeTruthy();
    expect(acts.standBy).not.toHaveBeenCalled();
    fireEvent.input(screen.getByLabelText(words.typedOver.source), { target: { value: '统计局' } });
    fireEvent.click(screen.getByRole('button', { name: words.typedOver.keepAct }));
    await waitFor(() => expect(acts.standBy).toHaveBeenCalledWith(session, BRIEFING, TEXT, '统计局'));
  });

  it('never takes one’s own words for a figure whose place they don’t tell: the composed text is offered by its name', () => {
    const written = '全是自己的话，满意\ufff992%\ufffashare\ufffb。';
    const shown = draftShown([], { [`text.${TEXT.id}`]: written });
    card(textShown(written, { typedOver: ['visits'] }), shown);
    const ask = screen.getByText(words.typedOver.missing('12')).closest('.ask') as HTMLElement;
    expect(within(ask).queryByRole('button', { name: words.typedOver.take('12') })).toBeNull();
    fireEvent.click(within(ask).getByRole('button', { name: words.text.restore }));
    expect(said()[3]).toBeNull();
  });

  it('takes no number for typed that stood there before the records changed', () => {
    const written = '8日至11日走访\ufff912\ufffavisits\ufffb次。我的话。';
    const of = '8日至11日走访12次。';
    const shown = draftShown([], { [`text.${TEXT.id}`]: written, [`of.${TEXT.id}`]: of });
    card(textShown(written, { typedOver: ['share'], isOutdated: true }), shown);
    expect(screen.getByText(words.typedOver.missing('92%'))).toBeTruthy();
    expect(document.querySelector('.bf-typed')).toBeNull();
  });

  it('has the keys again after what was asked about it was answered', () => {
    const shown = draftShown([], { [`text.${TEXT.id}`]: '我的话', [`of.${TEXT.id}`]: '走访11次，满意92%。' });
    const text = textShown('我的话', { isOutdated: true, protectedWords: true, typedOver: ['visits'] });
    card(text, shown);
    const stop = screen.getByRole('group', { name: '第 1 段' });
    const presses = [words.text.letGo, words.text.restore, words.outdated.look, words.outdated.keep];
    for (const name of presses) {
      const [found] = screen.getAllByRole('button', { name });
      found?.focus();
      fireEvent.click(found as HTMLElement);
      if (name !== words.outdated.look) expect(document.activeElement).toBe(stop);
    }
  });

  it('shows what is composed now beside what was written, and takes either', async () => {
    const shown = draftShown([], { [`text.${TEXT.id}`]: '我的话', [`of.${TEXT.id}`]: '走访11次，满意92%。' });
    const { app } = card(textShown('我的话', { isOutdated: true }), shown);
    fireEvent.click(screen.getByRole('button', { name: words.outdated.look }));
    fireEvent.click(screen.getByRole('button', { name: words.outdated.take }));
    expect(said()[3]).toBeNull();
    // One's own words are out of sight then: they are a press away.
    await waitFor(() => expect(app.say).toHaveBeenCalledWith(words.text.restored, expect.anything()));
    fireEvent.click(screen.getByRole('button', { name: words.outdated.keep }));
    expect(said()[3]).toEqual(['我的话']);
  });
});
