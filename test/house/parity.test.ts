import { describe, expect, it } from 'vitest';
import { deskEn } from '../../lib/i18n/desk-en.ts';
import { deskZhCN } from '../../lib/i18n/desk-zh-cn.ts';
import { en } from '../../lib/i18n/en.ts';
import { laterEn, laterZhCN } from '../../lib/i18n/later.ts';
import { zhCN } from '../../lib/i18n/zh-cn.ts';
import { findDisparity } from './parity.ts';

describe('parity of languages', () => {
  it('holds: every word is there in Chinese and English', () => {
    expect(Object.keys(zhCN).length).toBeGreaterThan(0);
    expect(findDisparity({ ...zhCN }, { ...en })).toEqual([]);
    expect(findDisparity({ ...deskZhCN }, { ...deskEn })).toEqual([]);
    expect(findDisparity({ ...laterZhCN }, { ...laterEn })).toEqual([]);
  });

  it('is seen to fail', () => {
    const zh = { a: '甲', b: { c: '丙', d: (n: number) => `${n}` }, e: '戊' };
    expect(findDisparity(zh, zh)).toEqual([]);
    expect(findDisparity(zh, { ...zh, e: undefined })).toHaveLength(1);
    expect(findDisparity(zh, { ...zh, extra: 'x' })).toHaveLength(1);
    expect(findDisparity(zh, { ...zh, e: () => 'x' })).toHaveLength(1);
    expect(findDisparity(zh, { ...zh, b: { c: '丙', d: () => 'x' } })).toEqual(['b.d takes 1 values here and 0 there']);
    expect(findDisparity(zh, { ...zh, b: { d: zh.b.d } })).toEqual(['b.c is in one language only']);
    expect(findDisparity(zh, { ...zh, a: ' ' })).toEqual(['a is blank']);
  });
});
