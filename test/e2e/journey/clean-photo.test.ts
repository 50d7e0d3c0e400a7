import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makePng,
  makeProgressive,
  plantInJpeg,
  plantInPng,
  plantInWebp,
  segment,
} from '../../lib/bundle/format/photos.ts';
import { borrow } from '../harness/borrow.ts';
import type { Session } from '../harness/index.ts';

const MARK = 'QIANSANNIANG';
const SOURCE = join(import.meta.dirname, '../../../lib/app/bundle/clean-copy.ts');

let session: Session;
let page: Page;

beforeAll(async () => {
  session = await borrow();
  page = await session.openPanelAsTab({ width: 360, height: 640 });
  // No screen hands a photo over without an archive around it: the copies are made in the page of the extension.
  await page.evaluate(await bundled());
});
afterAll(() => session?.close());

/** The module as a script that leaves `copies.cleanCopy`. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry: SOURCE, formats: ['iife'], name: 'copies' } },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code.replace(/^(var|const) copies\b/m, 'globalThis.copies');
}

/** What a copy came to: `asIs`, `cannot`, or its bytes and type with the dots of the picture before and after. */
interface Seen {
  verdict: string;
  type: string;
  base64: string;
  before: string;
  after: string;
  furthest: number;
}

/** Makes a copy in the page, and draws both pictures. */
async function seen(bytes: Uint8Array, type: string): Promise<Seen> {
  return page.evaluate(
    async ([base64, type]) => {
      const { cleanCopy } = (
        globalThis as unknown as { copies: typeof import('../../../lib/app/bundle/clean-copy.ts') }
      ).copies;
      const dots = async (file: Blob) => {
        const picture = await createImageBitmap(file);
        const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        context?.drawImage(picture, 0, 0);
        return context?.getImageData(0, 0, picture.width, picture.height) ?? new ImageData(1, 1);
      };
      const hash = async ({ data }: ImageData) =>
        [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))].map((one) => one.toString(16)).join();
      const file = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type });
      const copy = await cleanCopy(file);
      const nothing = { type: '', base64: '', before: '', after: '', furthest: 0 };
      if (!('clean' in copy)) return { verdict: Object.keys(copy).join(), ...nothing };
      const [before, after] = [await dots(file), await dots(copy.clean)];
      const text = String.fromCharCode(...new Uint8Array(await copy.clean.arrayBuffer()));
      return {
        verdict: 'clean',
        type: copy.clean.type,
        base64: btoa(text),
        before: `${before.width} × ${before.height} ${await hash(before)}`,
        after: `${after.width} × ${after.height} ${await hash(after)}`,
        furthest: before.data.reduce((most, dot, at) => Math.max(most, Math.abs(dot - (after.data[at] ?? 999))), 0),
      };
    },
    [Buffer.from(bytes).toString('base64'), type] as const,
  );
}

/** A picture of 48 × 32 in which every corner is another colour, as the browser writes it. */
async function drawn(type: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (type) => {
    const canvas = new OffscreenCanvas(48, 32);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    for (let x = 0; x < 48; x += 4) {
      for (let y = 0; y < 32; y += 4) {
        context.fillStyle = `rgb(${x * 5} ${y * 8} ${255 - x * 3})`;
        context.fillRect(x, y, 4, 4);
      }
    }
    const blob = await canvas.convertToBlob({ type });
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  }, type);
  return Buffer.from(base64, 'base64');
}

/** Asserts that a copy has the same dots and not the mark. */
async function expectSame(bytes: Uint8Array, type: string): Promise<Seen> {
  const copy = await seen(bytes, type);
  expect(copy).toMatchObject({ verdict: 'clean', type });
  expect(copy.after).toBe(copy.before);
  expect(Buffer.from(copy.base64, 'base64').includes(MARK)).toBe(false);
  return copy;
}

describe('a photo that leaves shows the same dots', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('as a JPEG, turned by %i', async (turn) => {
    const copy = await expectSame(plantInJpeg(await drawn('image/jpeg'), MARK, turn), 'image/jpeg');
    expect(copy.after).toContain(turn > 4 ? '32 × 48' : '48 × 32');
  });

  it('as a progressive JPEG with restarts', async () => {
    const copy = await expectSame(makeProgressive([-255, -100, 0, 77, 200, 255, 5, -5, 31, 64], MARK), 'image/jpeg');
    expect(copy.after).toContain('80 × 8');
    const plain = await seen(makeProgressive(new Array<number>(10).fill(0)), 'image/jpeg');
    expect(plain.after).not.toBe(copy.after);
  });

  it('as a PNG, upright and turned', async () => {
    for (const png of [
      await drawn('image/png'),
      makePng([
        [0, 1, 1],
        [1, 0, 0],
      ]),
    ]) {
      const upright = await expectSame(plantInPng(png, MARK), 'image/png');
      const turned = await expectSame(plantInPng(png, MARK, 6), 'image/png');
      expect(turned.after).not.toBe(upright.after);
    }
  });

  it('as a WebP, upright and turned', async () => {
    const webp = await drawn('image/webp');
    // The browser writes an extended file: its head, a profile and the picture.
    const [chunks, flags] = [webp.subarray(30), webp[20] ?? 0];
    for (const turn of [1, 6]) {
      const planted = plantInWebp(chunks, MARK, { turn, flags, width: 48, height: 32, drawable: true });
      await expectSame(planted, 'image/webp');
    }
    await expectSame(webp, 'image/webp');
  });
});

describe('another picture that leaves', () => {
  const [red, blue] = [
    [30, 20, 200],
    [220, 20, 20],
  ];
  const palette = Buffer.from([red, blue].flat() as number[]);
  /** A GIF of 1 × 1, and as many such frames as are asked for. */
  const gif = (frames: number) =>
    Buffer.concat([
      Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1'),
      palette,
      Buffer.from(`\x21\xfe\x0c${MARK}\0`, 'latin1'),
      ...new Array<Buffer>(frames).fill(Buffer.from(',\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1')),
      Buffer.from(';'),
    ]);
  /** A BMP of 1 × 1 with the mark behind its dots. */
  const bmp = Buffer.concat([
    Buffer.from('BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0', 'latin1'),
    Buffer.alloc(24),
    Buffer.of(...(red as number[]), 0),
    Buffer.from(MARK),
  ]);

  it('is drawn anew, and nothing of it is lost', async () => {
    for (const bytes of [gif(1), bmp]) {
      const copy = await seen(bytes, '');
      expect(copy).toMatchObject({ verdict: 'clean', type: 'image/png', after: copy.before });
      expect(Buffer.from(copy.base64, 'base64').includes(MARK)).toBe(false);
    }
  });

  it('stays where it moves, is cut off, can’t be drawn or is too large', async () => {
    const cut = (await drawn('image/jpeg')).subarray(0, -2);
    expect(await seen(cut, 'image/jpeg')).toMatchObject({ verdict: 'cannot' });
    expect(await seen(gif(2), 'image/gif')).toMatchObject({ verdict: 'cannot' });
    expect(await seen(Buffer.from('II*\0\x08\0\0\0'), 'image/tiff')).toMatchObject({ verdict: 'cannot' });
    expect(await seen(segment(0xd8), 'image/jpeg')).toMatchObject({ verdict: 'cannot' });
    expect(await seen(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')).toMatchObject({
      verdict: 'cannot',
    });
    const wide = Buffer.from(bmp);
    wide.writeInt32LE(70_000, 18);
    expect(await seen(wide, 'image/bmp')).toMatchObject({ verdict: 'cannot' });
  });
});
