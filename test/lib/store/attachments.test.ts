// @vitest-environment node
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { hashBlob } from '../../../lib/model/hash-blob.ts';
import { keepAttachment, listAttachments, RESERVE, readAttachment } from '../../../lib/store/attachments.ts';
import { type FakeFolder, fakeOpfs } from '../../fixtures/opfs.ts';

const blob = new Blob(['一张照片']);
const hash = createHash('sha256').update('一张照片').digest('hex');

let root: FakeFolder;
let disk: { free: number };
beforeEach(() => {
  ({ root, disk } = fakeOpfs());
});
const folder = () => root.getDirectoryHandle('attachments', { create: true });
const encode = (text: string) => new TextEncoder().encode(text);

describe('an attachment', () => {
  it('is kept under its SHA-256 and read back', async () => {
    expect(await hashBlob(blob)).toBe(hash);
    expect(await keepAttachment(blob)).toBe(hash);
    expect(await (await readAttachment(hash))?.text()).toBe('一张照片');
  });

  it('is kept once, however often it comes', async () => {
    await keepAttachment(blob);
    const file = (await folder()).files.get(hash);
    const writing = vi.spyOn(file as { createWritable: () => unknown }, 'createWritable');
    await keepAttachment(new File(['一张照片'], '别的名字.jpg'));
    expect(writing).not.toHaveBeenCalled();
    expect(await listAttachments()).toEqual([hash]);
  });

  it('that isn’t on this device is null', async () => {
    expect(await readAttachment(hash)).toBeNull();
  });

  it('whose bytes differ from its seal is named, and mended when the same file comes again', async () => {
    await keepAttachment(blob);
    await (await folder()).put(hash, encode('一张假的'));
    await expect(readAttachment(hash)).rejects.toMatchObject({ name: 'SealMismatch', sha256: hash });
    await keepAttachment(blob);
    expect(await (await readAttachment(hash))?.text()).toBe('一张照片');
  });

  it('is not taken where less than the reserve would be left, and nothing is kept', async () => {
    disk.free = RESERVE + blob.size - 1;
    await expect(keepAttachment(blob)).rejects.toMatchObject({ name: 'StoreFailure', reason: 'diskFull' });
    expect(await listAttachments()).toEqual([]);
    disk.free += 1;
    expect(await keepAttachment(blob)).toBe(hash);
  });

  it('leaves nothing where the disk is full in the midst of it', async () => {
    const place = await folder();
    const file = await place.getFileHandle(hash, { create: true });
    await place.removeEntry(hash);
    file.createWritable = async () =>
      new WritableStream({
        write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      });
    vi.spyOn(place, 'getFileHandle').mockImplementation(async (name, options) => {
      if (!options?.create && !place.files.has(name)) throw new DOMException('none', 'NotFoundError');
      place.files.set(name, file);
      return file;
    });
    await expect(keepAttachment(blob)).rejects.toMatchObject({ reason: 'diskFull' });
    expect(await listAttachments()).toEqual([]);
  });

  it('is told from other files in the folder', async () => {
    await keepAttachment(blob);
    await (await folder()).put(`${hash}.crswap`, encode('x'));
    expect(await listAttachments()).toEqual([hash]);
  });
});
