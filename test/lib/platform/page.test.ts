import { beforeEach, describe, expect, it, vi } from 'vitest';
import { takeSelection } from '../../../lib/platform/page.ts';

const { query, executeScript } = vi.hoisted(() => ({ query: vi.fn(), executeScript: vi.fn() }));
vi.mock('wxt/browser', () => ({ browser: { tabs: { query }, scripting: { executeScript } } }));

const answer = (text: string, parts: object = {}) => ({
  text,
  title: '题',
  address: 'https://a.cn/',
  cut: false,
  ...parts,
});
const frames = (...answers: unknown[]) => answers.map((result) => ({ result, frameId: 0 }));

beforeEach(() => {
  vi.resetAllMocks();
  query.mockResolvedValue([{ id: 7 }]);
});

describe('the selection of a page', () => {
  it('comes from the active tab, or the one that was clicked', async () => {
    executeScript.mockResolvedValue(frames(answer('选中')));
    expect(await takeSelection()).toEqual(answer('选中'));
    await takeSelection(9);
    expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([7, 9]);
    expect(query).toHaveBeenCalledOnce();
  });

  it('is the longest of all frames, whatever the others say', async () => {
    executeScript.mockResolvedValue(
      frames(null, answer('短'), answer('更长的'), { evil: true }, undefined, answer('')),
    );
    expect(await takeSelection()).toMatchObject({ text: '更长的' });
  });

  it('is asked of the top frame alone where another frame refuses', async () => {
    executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the frame'));
    executeScript.mockResolvedValueOnce(frames(answer('选中')));
    expect(await takeSelection()).toMatchObject({ text: '选中' });
    expect(executeScript.mock.calls[1]?.[0].target).toEqual({ tabId: 7 });
  });

  it('is not to be had where the grant is gone: the browser’s reason is kept', async () => {
    const cause = new Error('Cannot access a chrome:// URL');
    executeScript.mockRejectedValue(cause);
    await expect(takeSelection()).rejects.toMatchObject({ name: 'PageFailure', reason: 'noGrant', cause });
  });

  it.each([[[]], [[{}]], [[{ id: undefined }]]])('needs a tab: %j', async (tabs) => {
    query.mockResolvedValue(tabs);
    await expect(takeSelection()).rejects.toMatchObject({ reason: 'noPage' });
    expect(executeScript).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', frames(null)],
    ['no frame', []],
    ['white space', frames(answer(' \n\u3000'))],
  ])('that is %s is none', async (_, answers) => {
    executeScript.mockResolvedValue(answers);
    await expect(takeSelection()).rejects.toMatchObject({ reason: 'noSelection' });
  });

  it.each([
    ['too much', answer('长'.repeat(200_001))],
    ['a title without end', answer('x', { title: '长'.repeat(2001) })],
    ['something else', 'alert(1)'],
    ['a field too many', answer('x', { html: '<b>' })],
    ['a text that is none', answer(7 as never)],
  ])('is refused where the page answers with %s', async (_, bad) => {
    executeScript.mockResolvedValue(frames(bad));
    await expect(takeSelection()).rejects.toMatchObject({ reason: 'badAnswer' });
  });
});
