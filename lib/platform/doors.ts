import { browser } from 'wxt/browser';

type Tab = { id?: number | undefined; windowId?: number | undefined };

/** What a person can ask of the program from outside the panel. */
export interface Doors {
  /** The toolbar icon was clicked. Called synchronously, so that the panel may be opened. */
  icon(tab: Tab): void;
  /** The selection is to be taken, by the context menu or the keyboard command. */
  capture(tab: Tab): void;
}

/** The panel of a window; a tab with the same page where the browser has no side panel. Must be called synchronously in a click. */
export function openPanel(tab: Tab): void {
  if ('sidePanel' in browser && browser.sidePanel && tab.windowId !== undefined) {
    void browser.sidePanel.open({ windowId: tab.windowId });
    return;
  }
  const sidebar = (browser as unknown as { sidebarAction?: { open(): Promise<void> } }).sidebarAction;
  if (sidebar) void sidebar.open();
  else void browser.tabs.create({ url: browser.runtime.getURL('/sidepanel.html') });
}

/** Opens the desk in a tab of its own. @param at a place in it, such as `bundles/out`; its first page without */
export function openDesk(at?: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(`/desk.html${at ? `#${at}` : ''}`) });
}

/** Listens at the doors. Nothing is kept in memory: the worker may be gone between two calls. */
export function watchDoors(doors: Doors, menuTitle: string): void {
  // Opening by itself on a click would not grant activeTab (measured), so the click is ours.
  if ('sidePanel' in browser) void browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: false });
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({ id: 'capture', title: menuTitle, contexts: ['selection'] });
    });
  });
  browser.action.onClicked.addListener((tab) => doors.icon(tab));
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === 'capture' && tab) doors.capture(tab);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'capture-selection' && tab) doors.capture(tab);
  });
}

/** The shortcut that the browser gave a command: '' when another extension holds it. */
export async function shortcutOf(command: string): Promise<string> {
  return (await browser.commands.getAll()).find((one) => one.name === command)?.shortcut ?? '';
}

/** Marks the icon, so that a capture is seen while the panel is closed. @param text up to four characters, '' clears */
export async function markIcon(text: string, title?: string): Promise<void> {
  await browser.action.setBadgeText({ text });
  if (title !== undefined) await browser.action.setTitle({ title });
}

/** The language of the browser's own screen, such as zh-CN. */
export function browserLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** A message of public/_locales. */
export function message(name: 'capture'): string {
  return browser.i18n.getMessage(name);
}

/** The program's version. */
export function programVersion(): string {
  return browser.runtime.getManifest().version;
}
