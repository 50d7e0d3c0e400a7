import { beforeEach, describe, expect, it, vi } from 'vitest';
import { markIcon, openPanel, shortcutOf, watchDoors } from '../../../lib/platform/doors.ts';

type Listener = (...heard: unknown[]) => void;
const { browser } = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => ({ browser }));

const event = () => {
  const listeners: Listener[] = [];
  return {
    addListener: (one: Listener) => listeners.push(one),
    fire: (...all: unknown[]) => listeners.map((on) => on(...all)),
  };
};
const fresh = () => ({
  sidePanel: { open: vi.fn(async () => undefined), setPanelBehavior: vi.fn(async () => undefined) },
  tabs: { create: vi.fn(async () => undefined) },
  runtime: { getURL: (path: string) => `chrome-extension://x${path}`, onInstalled: event() },
  contextMenus: { removeAll: vi.fn(async () => undefined), create: vi.fn(), onClicked: event() },
  action: { onClicked: event(), setBadgeText: vi.fn(async () => undefined), setTitle: vi.fn(async () => undefined) },
  commands: { onCommand: event(), getAll: async () => [{ name: 'capture-selection', shortcut: 'Alt+X' }] },
});
let faked: ReturnType<typeof fresh>;
beforeEach(() => {
  faked = fresh();
  for (const key of Object.keys(browser)) delete browser[key];
  Object.assign(browser, faked);
});

describe('the panel', () => {
  it('opens in the window of the click, within the click', () => {
    openPanel({ id: 1, windowId: 5 });
    expect(faked.sidePanel.open).toHaveBeenCalledWith({ windowId: 5 });
    expect(faked.tabs.create).not.toHaveBeenCalled();
  });

  it('is a sidebar in Firefox, and a tab where there is neither', () => {
    delete browser.sidePanel;
    openPanel({ id: 1, windowId: 5 });
    expect(faked.tabs.create).toHaveBeenCalledWith({ url: 'chrome-extension://x/sidepanel.html' });
    const open = vi.fn(async () => undefined);
    browser.sidebarAction = { open };
    openPanel({ id: 1, windowId: 5 });
    expect(open).toHaveBeenCalledOnce();
    expect(faked.tabs.create).toHaveBeenCalledOnce();
  });
});

describe('the doors', () => {
  it('are the icon, our entry of the menu and our command, and no others', () => {
    const doors = { icon: vi.fn(), capture: vi.fn() };
    const tab = { id: 1, windowId: 5 };
    watchDoors(doors, '记下所选');
    // Opening by itself would not grant the page.
    expect(faked.sidePanel.setPanelBehavior).toHaveBeenCalledWith({ openPanelOnActionClick: false });
    faked.action.onClicked.fire(tab);
    faked.contextMenus.onClicked.fire({ menuItemId: 'capture' }, tab);
    faked.contextMenus.onClicked.fire({ menuItemId: 'other' }, tab);
    faked.contextMenus.onClicked.fire({ menuItemId: 'capture' }, undefined);
    faked.commands.onCommand.fire('capture-selection', tab);
    faked.commands.onCommand.fire('_execute_action', tab);
    expect(doors.icon.mock.calls).toEqual([[tab]]);
    expect(doors.capture.mock.calls).toEqual([[tab], [tab]]);
  });

  it('show the menu’s entry on selections alone, made anew at each installation', async () => {
    watchDoors({ icon: vi.fn(), capture: vi.fn() }, '记下所选');
    faked.runtime.onInstalled.fire({});
    await vi.waitFor(() =>
      expect(faked.contextMenus.create).toHaveBeenCalledWith({
        id: 'capture',
        title: '记下所选',
        contexts: ['selection'],
      }),
    );
    expect(faked.contextMenus.removeAll).toHaveBeenCalledOnce();
  });

  it('tell the shortcut that the browser really gave', async () => {
    expect(await shortcutOf('capture-selection')).toBe('Alt+X');
    expect(await shortcutOf('nothing')).toBe('');
  });

  it('mark the icon, with a title where there is one', async () => {
    await markIcon('✓');
    expect(faked.action.setTitle).not.toHaveBeenCalled();
    await markIcon('!', '没有权限');
    expect(faked.action.setBadgeText.mock.calls).toEqual([[{ text: '✓' }], [{ text: '!' }]]);
    expect(faked.action.setTitle).toHaveBeenCalledWith({ title: '没有权限' });
  });
});
