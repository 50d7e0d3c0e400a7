import { afterEach, describe, expect, it, vi } from 'vitest';
import { canListFonts, listInstalledFonts } from '../../../../lib/app/briefing/installed-fonts.ts';

const font = (family: string, style = 'Regular', fullName = `${family} ${style}`) => ({
  ...{ family, style, fullName },
  blob: async () => new Blob([fullName]),
});

const system = (answer: () => Promise<unknown>, state: PermissionState = 'granted') => {
  vi.stubGlobal('queryLocalFonts', answer);
  vi.stubGlobal('navigator', { permissions: { query: async () => ({ state }) } });
};
afterEach(() => vi.unstubAllGlobals());

describe('the computer’s fonts', () => {
  it('come one a family, those called 仿宋 first, and are read when they are chosen', async () => {
    system(async () => [
      font('黑体'),
      font('Arial', 'Bold'),
      font('Arial'),
      font('仿宋_GB2312'),
      font('FangSong', 'Bold'),
      font('FangSong'),
    ]);
    const fonts = await listInstalledFonts();
    const names = fonts?.map(({ name, isFangSong }) => [name, isFangSong]);
    expect(names?.slice(0, 2).sort()).toEqual([
      ['FangSong Regular', true],
      ['仿宋_GB2312 Regular', true],
    ]);
    expect(names?.slice(2).sort()).toEqual([
      ['Arial Regular', false],
      ['黑体 Regular', false],
    ]);
    const file = await fonts?.find(({ name }) => name.startsWith('仿宋'))?.read();
    expect([file?.name, await file?.text()]).toEqual(['仿宋_GB2312 Regular', '仿宋_GB2312 Regular']);
  });

  it.each<[string, () => Promise<unknown>, PermissionState]>([
    ['refused by the person', async () => [], 'denied'],
    ['not answered', async () => [], 'prompt'],
    ['kept back by a policy', () => Promise.reject(new DOMException('', 'SecurityError')), 'granted'],
    ['asked for without a click', () => Promise.reject(new DOMException('', 'NotAllowedError')), 'granted'],
  ])('are known to be %s', async (_, answer, state) => {
    system(answer, state);
    expect(await listInstalledFonts()).toBeNull();
  });

  it('may be none; what fails otherwise is not hidden', async () => {
    system(async () => []);
    expect(await listInstalledFonts()).toEqual([]);
    system(() => Promise.reject(new Error('torn')));
    await expect(listInstalledFonts()).rejects.toThrow('torn');
  });

  it('are asked for only where the browser knows them', () => {
    expect(canListFonts()).toBe(false);
    system(async () => []);
    expect(canListFonts()).toBe(true);
  });
});
