import { readPack } from '../../../lib/packs/read-pack.ts';
import type { Pack, PackItem } from '../../../lib/packs/schema.ts';

const pair = (text: string) => ({ zh: text, en: text });
const strong = [{ doc: 'D1', para: 3 }];

/** An item of the tiny pack, a sound one unless told otherwise. */
export function tinyItem(id: string, over: Partial<PackItem> = {}): PackItem {
  return {
    id,
    section: id.split('.')[0] ?? '',
    form: 'rated',
    question: pair(`question ${id}`),
    short: pair(id),
    look: pair('look'),
    how: ['look', 'ask'],
    against: pair('against'),
    sources: strong,
    serves: ['S01'],
    types: ['village', 'county'],
    ...over,
  };
}

/** A small sound pack: two types with items, one (`school`) without, one trait. A fresh copy at each call. */
export function tinyPack(over: Partial<Pack> = {}): Pack {
  const doc = { title: pair('doc'), note: pair('note'), paras: 5 };
  const type = (id: string) => ({ id, name: pair(id), focus: pair('focus'), sources: strong });
  const pack: Pack = {
    formatVersion: 1,
    id: 'tiny',
    version: '1.0.0',
    title: pair('tiny'),
    docs: [
      { ...doc, id: 'D1', authority: 'central', soleBasis: true },
      { ...doc, id: 'D2', authority: 'collection', soleBasis: false },
    ],
    unitTypes: [type('village'), type('county'), type('school')],
    traits: [{ id: 'mobile', name: pair('mobile') }],
    sections: [
      { id: '1', title: pair('one') },
      { id: '2', title: pair('two') },
    ],
    items: [
      tinyItem('1.1'),
      tinyItem('1.2', { types: ['village'], traits: ['mobile'] }),
      tinyItem('1.3', { types: ['village'], form: 'duty', how: ['ask'] }),
      tinyItem('2.1', { types: ['county'] }),
      tinyItem('2.2'),
    ],
    areas: [
      { id: 'study', name: pair('study') },
      { id: 'publicity', name: pair('publicity') },
    ],
    tags: [
      {
        id: 'F08',
        area: 'study',
        title: { zh: '学用“两张皮”', en: 'Two skins' },
        hint: { zh: '活动照搞，难事没动。', en: 'Held for the picture' },
        words: ['脱节', 'disconnect'],
        urgent: false,
        sources: strong,
        items: ['2.1'],
      },
      {
        id: 'F28',
        area: 'publicity',
        title: { zh: '低级红、高级黑', en: 'Praise that mocks' },
        hint: { zh: '编成噱头。', en: 'A gimmick' },
        words: ['打油诗'],
        urgent: true,
        sources: strong,
      },
    ],
    tagParts: (['fact', 'unitSaid', 'peopleSaid', 'otherwise', 'evidence'] as const).map((id) => ({
      id,
      title: pair(id),
      example: pair('example'),
    })),
    grades: (['good', 'fairlyGood', 'fair', 'poor', 'notApplicable', 'notSeen'] as const).map((grade) => ({
      grade,
      name: pair(grade),
      score: { good: 100, fairlyGood: 75, fair: 50, poor: 25, notApplicable: null, notSeen: null }[grade],
      needsFact: grade === 'fair' || grade === 'poor',
      needsBehind: grade === 'good' || grade === 'fairlyGood',
    })),
    seed: {
      campaign: { id: '018a60ec-1800-7000-8000-000000000001', name: pair('campaign') },
      team: { id: '018a60ec-1800-7000-8000-000000000002', name: pair('team'), level: 'other', mandate: pair('m') },
    },
    ...over,
  };
  return readPack(pack);
}
