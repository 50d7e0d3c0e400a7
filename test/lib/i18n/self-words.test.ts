// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { deskWordsOf } from '../../../lib/i18n/desk.ts';
import { LANGUAGES, wordsOf } from '../../../lib/i18n/language.ts';
import { readsAsOneself } from '../../../lib/i18n/self-words.ts';

describe('a name that reads as oneself', () => {
  it.each([
    ...[
      '我',
      ' 我 ',
      '我\u200b',
      '\u2060我',
      '我。',
      '“我”',
      '我（组长）',
      '我 [1]',
      'me',
      'Me',
      'ＭＥ',
      'm\u00ade',
      'MySelf',
      'Mе',
      'Ме',
      'mе (e2)',
      'ᴍᴇ',
      'rne',
      'l',
      '我\ufe0f',
      '我⟮e2⟯',
    ],
    ...['本人', '自己', '没写名字的人', 'The  checklist'],
  ])('%j', (name) => expect(readsAsOneself(name)).toBe(true));

  it.each(['', '—', '王我', '我爱华', '安娜', '安娜（我）', 'Mei', 'Me Li', '123'])('%j does not', (name) =>
    expect(readsAsOneself(name)).toBe(false),
  );

  it('is any by which a screen speaks of whoever works here', () => {
    for (const language of LANGUAGES) {
      const { finish } = wordsOf(language);
      const { bundles, bundlesChanges, campaign } = deskWordsOf(language);
      for (const word of [finish.meToo, ...Object.values(finish.makers), bundles.me, bundlesChanges.me, campaign.me])
        expect([word, readsAsOneself(word)]).toEqual([word, true]);
    }
  });
});
