import { expect, it } from 'vitest';
import { copyLive, pasteLive } from '../../../components/briefing/live-clipboard.ts';
import { fillHost, readHost } from '../../../components/briefing/live-dom.ts';

const figures = { visits: { text: '12', from: ['a'] } };
const TEXT = ['走访', { figure: 'visits', was: '12' }, '次。'];

/** A field on the page, all of it selected. */
function field(of: string, text: Parameters<typeof fillHost>[1] = TEXT) {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  fillHost(host, text, figures);
  getSelection()?.selectAllChildren(host);
  return { host, of, figures };
}

function clipboard() {
  const held = new Map<string, string>();
  const clipboardData = {
    setData: (type: string, text: string) => held.set(type, text),
    getData: (type: string) => held.get(type) ?? '',
  };
  const event = () =>
    Object.assign(new Event('paste', { cancelable: true }), { clipboardData }) as unknown as ClipboardEvent;
  return { held, event };
}

it('takes figures along within their paragraph, and what was pasted is taken out again', () => {
  const { held, event } = clipboard();
  const own = field('b p');
  expect(copyLive(event(), own)).toBe(true);
  expect(held.get('text/plain')).toBe('走访12次。');
  getSelection()?.collapseToEnd();
  const pasted = event();
  const takeOut = pasteLive(pasted, own);
  expect(pasted.defaultPrevented).toBe(true);
  expect(readHost(own.host)).toEqual([
    '走访',
    { figure: 'visits', was: '12' },
    '次。走访',
    { figure: 'visits', was: '12' },
    '次。',
  ]);
  takeOut?.();
  expect(readHost(own.host)).toEqual(TEXT);
});

it('leaves words to the browser: in another paragraph, where nobody copied, and what another page made up', () => {
  const { held, event } = clipboard();
  expect(pasteLive(event(), field('b p'))).toBeNull();
  copyLive(event(), field('b p'));
  expect(pasteLive(event(), field('b other'))).toBeNull();
  const [type] = [...held.keys()].filter((one) => one !== 'text/plain');
  for (const said of ['b p', 'b p\n', 'b p\n甲', 'b p\n\ufff9<b>9</b>\ufffaconstructor\ufffb']) {
    held.set(type ?? '', said);
    expect(pasteLive(event(), field('b p'))).toBeNull();
  }
  const none = field('b p');
  getSelection()?.collapseToEnd();
  expect(copyLive(event(), none)).toBe(false);
});
