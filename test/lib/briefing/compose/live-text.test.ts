// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Composed,
  type Edited,
  type LiveText,
  live,
  sayLive,
  showLiveText,
} from '../../../../lib/briefing/compose/live-text.ts';

const composed: Composed = {
  text: live`共走访${'visits'}次，${'units'}个单位。`,
  figures: { visits: { text: '12', from: ['v1', 'v2'] }, units: { text: '9', from: ['u1'] } },
};
const editedOf = (text: LiveText): Edited => ({ text, of: sayLive(composed.text, composed.figures) });

describe('a text with live figures', () => {
  it('says its figures, and which records they come from', () => {
    expect(showLiveText(composed, null)).toEqual({
      ...{ text: '共走访12次，9个单位。', from: ['v1', 'v2', 'u1'] },
      ...{ typedOver: [], gone: [], isOutdated: false },
    });
  });

  it('keeps figures live in words that somebody put in its place', () => {
    const edited = editedOf(live`本期到了${'units'}个单位，共${'visits'}次。`);
    const later = { ...composed, figures: { ...composed.figures, visits: { text: '13', from: ['v1', 'v2', 'v3'] } } };
    expect(showLiveText(later, edited)).toEqual({
      ...{ text: '本期到了9个单位，共13次。', from: ['u1', 'v1', 'v2', 'v3'] },
      ...{ typedOver: [], gone: [], isOutdated: true },
    });
  });

  it('tells a figure that was typed over, and one that is no longer counted', () => {
    const typed = editedOf(['共走访十二次，', { figure: 'units', was: '9' }, '个单位。']);
    expect(showLiveText(composed, typed)).toMatchObject({ typedOver: ['visits'], gone: [], from: ['u1'] });
    const without = { text: live`共走访${'visits'}次。`, figures: { visits: { text: '12', from: [] } } };
    expect(showLiveText(without, typed)).toMatchObject({ text: '共走访十二次，9个单位。', gone: ['units'] });
  });

  it('loses no word, whatever stands between the figures', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('visits', 'units').map((figure) => ({ figure })),
    );
    fc.assert(
      fc.property(fc.array(piece), (text) => {
        const said = text.map((one) => (typeof one === 'string' ? one : composed.figures[one.figure]?.text)).join('');
        expect(showLiveText(composed, editedOf(text)).text).toBe(said);
      }),
    );
  });
});
