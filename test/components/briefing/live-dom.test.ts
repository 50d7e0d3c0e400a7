import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillHost, isBlankLive, readHost, refreshChips, sameLive } from '../../../components/briefing/live-dom.ts';
import { type LiveText, readLive, writeLive } from '../../../lib/app/briefing/live.ts';

const figures = { visits: { text: '12', from: ['a'] }, share: { text: '92%', from: [] } };
const host = () => document.createElement('div');

/** A text as the store gives it: words are never empty and never side by side, and none ends in a line break. */
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('共走访', '个单位，', '\n', '𠮷野家', ' '),
      fc.constantFrom('visits', 'share', 'gone').map((figure) => ({ figure })),
    ),
  )
  .map((pieces): LiveText => readLive(writeLive(pieces, figures)))
  .map((pieces) => {
    const last = pieces.at(-1);
    return typeof last === 'string' ? [...pieces.slice(0, -1), `${last}。`] : pieces;
  });

describe('a text in its field', () => {
  it('comes back as it was put in, whatever it says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const field = host();
        fillHost(field, text, figures);
        // The DOM knows no carriage return of its own.
        const plain = text.map((piece) => (typeof piece === 'string' ? piece.replace(/\r\n?/g, '\n') : piece));
        expect(sameLive(readHost(field), plain)).toBe(true);
      }),
    );
  });

  it('keeps what a figure that is gone said', () => {
    const field = host();
    fillHost(field, [{ figure: 'gone', was: '7' }, '个'], figures);
    expect(readHost(field)).toEqual([{ figure: 'gone', was: '7' }, '个']);
  });

  it('reads what the browser puts there: breaks, blocks, and the line break at the end', () => {
    const field = host();
    fillHost(field, ['一', { figure: 'visits' }], figures);
    field.append(document.createElement('br'), '二');
    const block = document.createElement('div');
    block.append('三');
    field.append(block, '\n\n');
    expect(readHost(field)).toEqual(['一', { figure: 'visits', was: '12' }, '\n二\n三']);
  });

  it('lets nobody type the marks in which figures are kept', () => {
    const field = host();
    field.append('甲\ufff9乙\ufffa丙\ufffb');
    expect(readHost(field)).toEqual(['甲乙丙']);
  });

  it('shows figures as they read now, where the records change under it', () => {
    const field = host();
    fillHost(field, ['共', { figure: 'visits' }], figures);
    refreshChips(field, { visits: { text: '13', from: [] } });
    expect(field.textContent).toBe('共13');
  });

  it('knows what is nothing', () => {
    expect(isBlankLive([' \n'])).toBe(true);
    expect(isBlankLive([])).toBe(true);
    expect(isBlankLive([{ figure: 'visits' }])).toBe(false);
  });
});
