// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanCopy } from '../../../../lib/app/bundle/clean-copy.ts';
import { PICTURE } from '../../briefing/picture.ts';
import { plantInJpeg } from '../../bundle/format/photos.ts';

// What is drawn anew is tested in a browser: here is none, and so no picture can be drawn.
afterEach(() => vi.unstubAllGlobals());
const noBrowser = () =>
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('unknown', 'InvalidStateError')));

const file = (content: string | Uint8Array, type = '') =>
  new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type });
const GIF = 'GIF89a\x01\0\x01\0';

describe('the copy of a file that leaves', () => {
  it('is a photo’s without what was beside the picture, whatever the file calls itself', async () => {
    for (const type of ['image/jpeg', 'image/png', '', 'text/plain', 'image/svg+xml']) {
      const copy = await cleanCopy(file(plantInJpeg(PICTURE, 'QIANSANNIANG'), type));
      if (!('clean' in copy)) throw new Error('it was not cleaned');
      expect(copy.clean.type).toBe('image/jpeg');
      expect(new Uint8Array(await copy.clean.arrayBuffer())).toEqual(new Uint8Array(PICTURE));
    }
  });

  it.each([
    ['text', '这是一段话', 'text/plain'],
    ['text that begins as a BMP does', 'BMW 和别的车，停在院子里，一共有二十多辆。', ''],
    ['a page that holds an SVG', '<!doctype html><p>一<svg></svg>', 'text/html'],
    ['a PDF', '%PDF-1.7', 'application/pdf'],
    ['sound', 'RIFF\x20\0\0\0WAVEfmt ', 'audio/wav'],
    ['nothing', '', ''],
  ])('is not made of %s', async (_, content, type) => {
    expect(await cleanCopy(file(content, type))).toEqual({ asIs: true });
  });

  it.each([
    ['by its type', 'nothing of the kind', 'image/svg+xml; charset=utf-8'],
    ['by its first word', '<svg xmlns="http://www.w3.org/2000/svg"/>', ''],
    ['behind a prolog and comments', '\ufeff<?xml version="1.0"?>\n<!-- a > b -->\n<!----><svg:svg/>', 'text/xml'],
    ['by its document type', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "" [<!ENTITY a "b">]><svg/>', ''],
  ])('can’t be made of an SVG, known %s', async (_, content, type) => {
    expect(await cleanCopy(file(content, type))).toEqual({ cannot: 'drawing' });
  });

  it.each([
    ['a TIFF', 'II*\0\x08\0\0\0', ''],
    ['a HEIC under another name', '\0\0\0\x18ftypheic', 'image/jpeg'],
    ['a raw picture', 'FUJIFILM', 'IMAGE/X-FUJI-RAF'],
    ['a raw picture that is said to be text', 'FUJIFILMCCD-RAW', 'text/plain'],
    ['a raw picture of another maker', '\0\0\0\x18ftypcrx ', ''],
    ['a broken JPEG', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['a BMP without a type', `BM${'\xff'.repeat(4)}${'\0'.repeat(8)}\x28\0\0\0`, ''],
    ['a GIF of which nobody can say whether it moves', GIF, ''],
  ])('can’t be made of %s that the browser doesn’t draw', async (_, content, type) => {
    noBrowser();
    expect(await cleanCopy(file(Buffer.from(content, 'latin1'), type))).toEqual({ cannot: 'unread' });
  });

  it('fails aloud where something else is wrong', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new TypeError('a fault of ours')));
    await expect(cleanCopy(file('II*\0', 'image/tiff'))).rejects.toThrow(TypeError);
  });
});
