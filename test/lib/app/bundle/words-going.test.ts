// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest';
import { readGoing } from '../../../../lib/app/bundle/going.ts';
import { setField } from '../../../../lib/app/fields.ts';
import { setKept } from '../../../../lib/app/may-go.ts';
import { setManner } from '../../../../lib/app/notes.ts';
import { readRecord, writeVisit } from '../../../fixtures/profile.ts';
import { type Device, fileFrom, newDevice } from './devices.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../../../fixtures/browser.ts')).fakeBrowser() }));

const SAID = '豆芽婆娘家的低保没发';
let anna: Device;
let visit: string;
let note: string;
beforeEach(async () => {
  anna = await newDevice('安娜');
  const written = await writeVisit(anna.use(), '河东村', [SAID, '公开说的']);
  [visit, note] = [written.visit, written.notes[0] ?? ''];
  await setManner(anna.session, await read(), { source: 'backToBack' });
});

const read = () => readRecord(anna.use(), 'note', note);
const goingWords = async () => {
  const { visits } = await readGoing(anna.use(), { visits: [visit], to: 'anybody' });
  return visits.flatMap(({ words }) => words.map(({ words: said, is }) => `${is} ${said}`));
};

it('are all said before a file is made, and stay once a person says so', async () => {
  expect(await goingWords()).toEqual([`goes ${SAID}`]);
  await setKept(anna.session, await read(), true);
  expect(await goingWords()).toEqual([`kept ${SAID}`]);
  const text = await (await fileFrom(anna, [visit])).text();
  expect(text).not.toContain(SAID);
  expect(text).toContain('公开说的');
  await setKept(anna.session, await read(), false);
  expect(await (await fileFrom(anna, [visit])).text()).toContain(SAID);
});

it('are those that were put for outside, whatever was said of the note’s own', async () => {
  await setKept(anna.session, await read(), true);
  await setField(anna.session, await read(), 'outward', '低保有人没领到');
  expect(await goingWords()).toEqual(['put 低保有人没领到']);
  expect(await (await fileFrom(anna, [visit])).text()).toContain('低保有人没领到');
});

it('are said to be out where they were signed before: nothing keeps them any more', async () => {
  await fileFrom(anna, [visit]);
  await setKept(anna.use(), await read(), true);
  expect(await goingWords()).toEqual([`out ${SAID}`]);
});
