// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPhoto } from '../../../../lib/bundle/format/clean-photo.ts';
import { PICTURE } from '../../briefing/picture.ts';
import { runs } from '../../changes/runs.ts';
import {
  chunk,
  exif,
  extended,
  makePng,
  makeProgressive,
  plantInJpeg,
  plantInPng,
  plantInWebp,
  riff,
  segment,
  tiff,
} from './photos.ts';

const MARK = 'QIANSANNIANG';
const PNG = makePng([
  [0, 1, 1, 0],
  [1, 0, 0, 0],
]);
/** Not a picture that could be drawn: only its chunks are of interest here. */
const VP8 = riff('VP8 ', 'picture');
const WEBP = riff('RIFF', 'WEBP', VP8);
const FRAME = Buffer.alloc(16, 7);

/** How a picture says that it is turned, and nothing else. */
const turnOnly = (turn: number) =>
  Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0', 'latin1'),
    Buffer.of(turn),
    Buffer.alloc(6),
  ]);
const cleaned = (bytes: Uint8Array): Buffer => Buffer.from(cleanPhoto(bytes) ?? expect.fail('it was refused'));
/** A JPEG with more behind its start. */
const behindStart = (...parts: Uint8Array[]) =>
  Buffer.concat([PICTURE.subarray(0, 20), ...parts, PICTURE.subarray(20)]);

describe('a JPEG', () => {
  it('that holds nothing but its picture stays as it is', () => {
    expect(cleaned(PICTURE)).toEqual(Buffer.from(PICTURE));
    expect(cleaned(behindStart(segment(0xee, 'Adobe\0\x64\0\0\0\0\x01')))).toHaveLength(PICTURE.length + 16);
    expect(cleaned(behindStart(segment(0xe2, 'ICC_PROFILE\0\x01\x01profile'))).includes('profile')).toBe(true);
  });

  it('loses whatever stands beside its picture', () => {
    const planted = plantInJpeg(PICTURE, MARK);
    expect(planted.toString('latin1').split(MARK).length).toBeGreaterThan(12);
    expect(cleaned(planted)).toEqual(Buffer.from(PICTURE));
  });

  it('loses what hides behind the colours’ code, and says of colours only what is said before the first scan', () => {
    const adobe = segment(0xee, 'Adobe\0\x64\0\0\0\0\x01');
    expect(cleaned(behindStart(segment(0xee, 'Adobe\0\x64\0\0\0\0\x01', MARK)))).toEqual(cleaned(behindStart(adobe)));
    const scans = makeProgressive([1, 2]);
    const late = Buffer.concat([
      scans.subarray(0, -2),
      adobe,
      segment(0xe2, 'ICC_PROFILE\0', MARK),
      scans.subarray(-2),
    ]);
    expect(cleaned(late)).toEqual(cleaned(scans));
  });

  it.each([2, 3, 4, 5, 6, 7, 8])('stays turned by %i, and that is all that its EXIF tells', (turn) => {
    const own = segment(0xe1, 'Exif\0\0', turnOnly(turn));
    expect(own).toHaveLength(36);
    expect(cleaned(plantInJpeg(PICTURE, MARK, turn))).toEqual(behindStart(own));
    expect(cleaned(behindStart(exif({ turn, mark: MARK, little: true })))).toEqual(behindStart(own));
    expect(cleaned(behindStart(exif({ turn: 3 }), exif({ turn })))).toEqual(cleaned(behindStart(exif({ turn: 3 }))));
  });

  it('isn’t turned by nonsense', () => {
    const cut = tiff({ turn: 6 }).subarray(0, 30);
    for (const odd of [
      exif({ turn: 9 }),
      exif({ turn: 0 }),
      exif({ turn: 6, type: 4 }),
      segment(0xe1, 'Exif\0\0', cut),
    ]) {
      expect(cleaned(behindStart(odd))).toEqual(Buffer.from(PICTURE));
    }
  });

  it('keeps scans, restarts, stuffed zeros and fill bytes inside a scan', () => {
    const scans = makeProgressive([100, -100, 255, 0, -255, 7, 8, 9, 10, 11], MARK);
    const clean = cleaned(scans);
    expect(clean.includes(MARK)).toBe(false);
    const restart = Buffer.of(0xff, 0xd7);
    expect(clean.toString('latin1').split(restart.toString('latin1'))).toHaveLength(3);
    expect(clean).toEqual(cleaned(makeProgressive([100, -100, 255, 0, -255, 7, 8, 9, 10, 11])));
    const head = PICTURE.subarray(0, 20);
    const scan = Buffer.concat([segment(0xda, 'head'), Buffer.of(1, 0xff, 0, 0xff, 0xff, 0, 0xff, 0xff, 0xd3, 2)]);
    const arithmetic = [segment(0xcc, '\0\x10'), segment(0xc9, 'frame')];
    const whole = Buffer.concat([head, ...arithmetic, scan, Buffer.of(0xff, 0xd9)]);
    expect(cleaned(whole)).toEqual(whole);
  });

  it('is refused where it isn’t whole or holds what no decoder knows', () => {
    for (let end = 0; end < PICTURE.length; end += 1) expect(cleanPhoto(PICTURE.subarray(0, end))).toBeNull();
    const [start, end] = [Buffer.of(0xff, 0xd8), Buffer.of(0xff, 0xd9)];
    expect(cleanPhoto(Buffer.concat([start, end]))).toBeNull();
    expect(cleanPhoto(Buffer.concat([start, segment(0xda, ''), end]))).toBeNull();
    expect(cleanPhoto(Buffer.concat([start, segment(0xc0, ''), end]))).toBeNull();
    for (const code of [0x02, 0xc8, 0xd8, 0xf7]) expect(cleanPhoto(behindStart(segment(code, MARK)))).toBeNull();
    expect(cleanPhoto(behindStart(Buffer.of(0xff, 0xfe, 0, 1)))).toBeNull();
  });
});

describe('a PNG', () => {
  it('that holds nothing but its picture stays as it is', () => {
    expect(cleaned(PNG)).toEqual(PNG);
  });

  it('keeps its transparency, colours, size and movement, and loses the rest', () => {
    expect(cleaned(plantInPng(PNG, MARK))).toEqual(PNG);
    const needed = ['cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'].map((type) =>
      chunk(type, 'something'),
    );
    const all = Buffer.concat([PNG.subarray(0, 33), ...needed, PNG.subarray(33)]);
    expect(cleaned(all)).toEqual(all);
    expect(cleaned(Buffer.concat([PNG.subarray(0, -12), chunk('IEND', MARK)]))).toEqual(PNG);
  });

  it('stays turned', () => {
    const own = chunk('eXIf', turnOnly(6));
    expect(cleaned(plantInPng(PNG, MARK, 6))).toEqual(Buffer.concat([PNG.subarray(0, 33), own, PNG.subarray(33)]));
  });

  it('is refused where it isn’t whole, or has to be understood and isn’t', () => {
    for (let end = 0; end < PNG.length; end += 1) expect(cleanPhoto(PNG.subarray(0, end))).toBeNull();
    expect(cleanPhoto(Buffer.concat([PNG.subarray(0, 8), PNG.subarray(33)]))).toBeNull();
    expect(cleanPhoto(Buffer.concat([PNG.subarray(0, 33), chunk('IEND', '')]))).toBeNull();
    for (const type of ['CgBI', 'a1Xt']) {
      expect(cleanPhoto(Buffer.concat([PNG.subarray(0, 33), chunk(type, MARK), PNG.subarray(33)]))).toBeNull();
    }
  });
});

describe('a WebP', () => {
  it('that holds nothing but its picture stays as it is', () => {
    expect(cleaned(WEBP)).toEqual(WEBP);
    const whole = riff('RIFF', 'WEBP', extended(0x30), riff('ICCP', 'profile'), riff('ALPH', 'clear'), VP8);
    expect(cleaned(whole)).toEqual(whole);
  });

  it('loses the rest, and its flags and sizes say so', () => {
    expect(cleaned(plantInWebp(VP8, MARK))).toEqual(riff('RIFF', 'WEBP', extended(0), VP8));
    expect(cleaned(Buffer.concat([riff('RIFF', 'WEBP', VP8, riff('EXIF', MARK)), Buffer.from(MARK)]))).toEqual(WEBP);
  });

  it('stays turned', () => {
    const turned = riff('RIFF', 'WEBP', extended(0x08), VP8, riff('EXIF', turnOnly(8)));
    expect(cleaned(plantInWebp(VP8, MARK, { turn: 8 }))).toEqual(turned);
  });

  it('keeps the frames of one that moves, and cleans each', () => {
    const moving = (...more: Buffer[]) => [
      riff('ANIM', 'abcdef'),
      riff('ANMF', FRAME, VP8),
      riff('ANMF', FRAME, VP8, ...more),
    ];
    const planted = plantInWebp(Buffer.concat(moving(riff('priv', MARK), riff('VP8 ', MARK))), MARK, { flags: 2 });
    expect(cleaned(planted)).toEqual(riff('RIFF', 'WEBP', extended(2), ...moving()));
  });

  it('is refused where it isn’t whole', () => {
    const planted = plantInWebp(VP8, MARK);
    const size = planted.length - MARK.length;
    for (let end = 0; end < size; end += 1) expect(cleanPhoto(planted.subarray(0, end))).toBeNull();
    expect(cleanPhoto(riff('RIFF', 'WEBP'))).toBeNull();
    expect(cleanPhoto(riff('RIFF', 'WEBP', extended(0), riff('EXIF', MARK)))).toBeNull();
    expect(cleanPhoto(riff('RIFF', 'WEBP', extended(2), riff('ANMF', FRAME)))).toBeNull();
    expect(cleanPhoto(riff('RIFF', 'WEBP', riff('VP8X', 'short'), VP8))).toBeNull();
    expect(cleanPhoto(riff('RIFF', 'WAVE', VP8))).toBeNull();
  });
});

describe('whatever comes', () => {
  const mark = fc.stringMatching(/^[A-Z]{8,40}$/);
  const turn = fc.integer({ min: 1, max: 8 });
  const planted = fc.oneof(
    fc.tuple(mark, turn).map(([word, way]) => ({ word, bytes: plantInJpeg(PICTURE, word, way) })),
    mark.map((word) => ({ word, bytes: makeProgressive([3, 250, -9], word) })),
    fc.tuple(mark, turn).map(([word, way]) => ({ word, bytes: plantInPng(PNG, word, way) })),
    fc.tuple(mark, turn).map(([word, way]) => ({ word, bytes: plantInWebp(VP8, word, { turn: way }) })),
  );

  it('no mark outlives the cleaning, which once more changes nothing', () => {
    fc.assert(
      fc.property(planted, ({ word, bytes }) => {
        const before = Buffer.from(bytes);
        const clean = cleaned(bytes);
        expect(clean.includes(word)).toBe(false);
        expect(cleaned(clean)).toEqual(clean);
        expect(bytes).toEqual(before);
      }),
      runs(),
    );
  });

  it('rubbish and broken photos are refused or cleaned, and throw nothing', () => {
    const start = fc.constantFrom(
      '',
      '\xff\xd8\xff',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x20\0\0\0WEBP',
      'RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0',
    );
    const rubbish = fc
      .tuple(start, fc.uint8Array({ maxLength: 200 }))
      .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]));
    const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0x7f, 0xd8, 0xd9, 0xda, 0xe1, 0xff)), {
      minLength: 1,
      maxLength: 6,
    });
    const broken = fc.tuple(planted, edits).map(([{ bytes }, changes]) => {
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(rubbish, broken), (bytes) => {
        const clean = cleanPhoto(bytes);
        if (clean) expect(cleaned(clean)).toEqual(Buffer.from(clean));
      }),
      runs(),
    );
  });

  it('a part of a larger buffer is read within its bounds', () => {
    const around = Buffer.concat([Buffer.from('before'), PICTURE, Buffer.from('behind')]);
    expect(cleaned(around.subarray(6, 6 + PICTURE.length))).toEqual(Buffer.from(PICTURE));
    expect(cleanPhoto(around.subarray(6, 4 + PICTURE.length))).toBeNull();
  });

  it('a stranger’s file of countless empty parts is refused', () => {
    const many = Buffer.alloc(2 ** 22, Buffer.of(0xff, 0xfe, 0, 2));
    expect(cleanPhoto(behindStart(many))).toBeNull();
    const empty = Buffer.alloc(12 * 2 ** 19, chunk('tEXt', ''));
    expect(cleanPhoto(Buffer.concat([PNG.subarray(0, 33), empty, PNG.subarray(33)]))).toBeNull();
    expect(cleanPhoto(riff('RIFF', 'WEBP', extended(0), VP8, Buffer.alloc(8 * 2 ** 19, riff('ABCD', ''))))).toBeNull();
  });
});
