// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { takeBack } from '../../../../lib/app/bundle/take-back.ts';
import { IMPORTS, ImportBusy } from '../../../../lib/app/bundle/take-file.ts';
import { fakeLocks } from '../../../fixtures/fake-locks.ts';
import { writeVisit } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice, takeOn, visitsOf } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

let lead: Device;
let anna: Device;
let held: Set<string>;
beforeEach(async () => {
  held = fakeLocks();
  lead = await newDevice('组长');
  anna = await newDevice('安娜');
  await writeVisit(lead.use(), '河东村', ['一']);
});

/** Another window holds the lock of imports. @param millis for so long; without it for ever */
function holdElsewhere(millis?: number): void {
  held.add(IMPORTS);
  if (millis !== undefined) setTimeout(() => held.delete(IMPORTS), millis);
}

it('is done, as taking in is, once a window that was just opened has looked whether something was broken off', async () => {
  const file = await fileFrom(lead);
  holdElsewhere(200);
  const { digest } = await takeOn(anna, file);
  expect(await visitsOf(anna)).toHaveLength(1);
  holdElsewhere(200);
  expect(await takeBack(anna.use(), digest)).toBeNull();
  expect(await visitsOf(anna)).toEqual([]);
});

it('is not begun while another window goes on taking a file in', async () => {
  const { digest } = await takeOn(anna, await fileFrom(lead));
  holdElsewhere();
  await expect(takeBack(anna.use(), digest)).rejects.toBeInstanceOf(ImportBusy);
  expect(await visitsOf(anna)).toHaveLength(1);
}, 10_000);
