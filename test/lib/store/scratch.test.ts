// @vitest-environment node
import { beforeEach, expect, it } from 'vitest';
import { clearScratch, KEPT, openScratch } from '../../../lib/store/scratch.ts';
import { RESERVE } from '../../../lib/store/sealed-files.ts';
import { type FakeFolder, fakeOpfs } from '../../fixtures/opfs.ts';

let root: FakeFolder;
let disk: { free: number };
beforeEach(() => {
  ({ root, disk } = fakeOpfs());
});
const files = () => [...(root.folders.get('scratch')?.files.values() ?? [])];
const bytesOf = (text: string) => new TextEncoder().encode(text);

it('holds what was written piece by piece, with its type, until it is dropped', async () => {
  const scratch = await openScratch('text/x', 10);
  const piece = bytesOf('一');
  await scratch.write(piece);
  piece.fill(0); // whoever writes may use it again
  await scratch.write(bytesOf('二'));
  const file = await scratch.end();
  expect(file.type).toBe('text/x');
  expect(await file.text()).toBe('一二');
  await scratch.drop();
  expect(files()).toEqual([]);
});

it('is read back as what was written, whole, in parts and piece by piece', async () => {
  const scratch = await openScratch('text/x', 10);
  const all = Uint8Array.from({ length: 2 ** 21 + 7 }, (_, at) => at % 251);
  await scratch.write(all.slice(0, 1000));
  await scratch.write(all.slice(1000));
  await scratch.end();
  await scratch.readBack(async (file) => {
    expect(file.size).toBe(all.length);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(all);
    const part = file.slice(10, 1010).slice(5);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(all.slice(15, 1010));
    expect(new Uint8Array(await new Response(file.stream()).arrayBuffer())).toEqual(all);
    expect([file.slice(5, 3).size, file.slice(all.length + 5).size]).toEqual([0, 0]);
  });
  await scratch.drop();
  expect(files()).toEqual([]);
});

it('can be dropped before it has ended', async () => {
  const scratch = await openScratch('text/x', 10);
  await scratch.write(bytesOf('一'));
  await scratch.drop();
  expect(files()).toEqual([]);
});

it('is not begun where there is no room for it, and says so where the room ends', async () => {
  disk.free = RESERVE + 9;
  await expect(openScratch('text/x', 10)).rejects.toMatchObject({ reason: 'diskFull' });
  expect(files()).toEqual([]);
  disk.free = 2 * RESERVE;
  const scratch = await openScratch('text/x', 10);
  for (const file of files()) file.takes = 2;
  expect(() => scratch.write(bytesOf('一二'))).toThrow(expect.objectContaining({ reason: 'diskFull' }));
});

it('where files can’t be written so is held by the browser', async () => {
  const folder = await root.getDirectoryHandle('scratch', { create: true });
  const handle = await folder.getFileHandle('any', { create: true });
  await folder.removeEntry('any');
  const plain = { ...handle, getFile: () => handle.getFile() };
  folder.getFileHandle = async () => plain as unknown as typeof handle;
  folder.removeEntry = async () => undefined;
  const scratch = await openScratch('text/x', 10);
  await scratch.write(bytesOf('一二'));
  expect(await (await scratch.end()).text()).toBe('一二');
});

it('that was left goes once whoever was given it has had time to read it', async () => {
  await (await openScratch('text/x', 10)).end();
  const [file] = files();
  const now = file?.lastModified ?? 0;
  await clearScratch(now + KEPT);
  expect(files()).toHaveLength(1);
  await clearScratch(now + KEPT + 1);
  expect(files()).toEqual([]);
});
