import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen, stop } from './network.ts';

/** A small site of our own on 127.0.0.1, for whatever a test wants to read from a page. */
export interface Site {
  readonly origin: string;
  /** The paragraphs that `/source` shows. */
  readonly paragraphs: readonly string[];
  close(): Promise<void>;
}

/** Stands in where ../shared/sources is not to be had (a clone elsewhere): ours, in the manner of a city's report. */
const OWN_TEXT = [
  '关于第二批主题教育第一轮巡回督导情况的报告（样文）',
  '各单位行动迅速，学习有安排、调研有题目，群众反映的难事有人接、有人办。',
  '存在的问题：有的单位传达不够深入，上面热、中间温、下面冷；有的支部学习记录雷同，以抄代学。',
  '有的问题清单笼统，整改目标没有量化，也没有写明时限和责任人；有的宣传栏还停留在去年。',
  '下一步要奔着问题去、盯着难点看，防止以材料论优劣，不给基层增加负担。',
];

/**
 * Serves:
 * - `/source`: the text of D1 when ../shared/sources is there, else one of our own, a paragraph an element `#p1`, `#p2` …
 * - `/hostile?nodes=N`: a page that has overwritten what an injected script would lean on; N nodes are added when asked.
 * - `/`: an almost empty page.
 */
export async function serveSite(): Promise<Site> {
  const paragraphs = sourceText();
  const pages: Record<string, (query: URLSearchParams) => string> = {
    '/': () => page('空页', '<p>空页</p>'),
    '/source': () => page(paragraphs[0] ?? '', sourceBody(paragraphs)),
    '/hostile': (query) => page('敌意页', hostileBody(Number(query.get('nodes') ?? 0))),
  };
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://site');
    const make = pages[url.pathname];
    response.writeHead(make ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(make?.(url.searchParams) ?? '');
  });
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, paragraphs, close: () => stop(server) };
}

function sourceText(): string[] {
  const folder = join(import.meta.dirname, '../../../../shared/sources');
  try {
    const file = readdirSync(folder).find((name) => name.startsWith('001_'));
    if (!file) return OWN_TEXT;
    const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter(Boolean);
  } catch {
    return OWN_TEXT; // no such folder: this clone stands alone
  }
}

function sourceBody(paragraphs: readonly string[]): string {
  return paragraphs.map((text, index) => `<p id="p${index + 1}">${escapeHtml(text)}</p>`).join('\n');
}

/**
 * Everything here was seen on real pages or follows from them: libraries that replace built-ins, forms whose fields
 * hide properties of `document`, and documents of absurd size.
 */
function hostileBody(nodes: number): string {
  return `
<form name="title"><input name="id"></form><img name="body"><form name="getSelection"></form><form name="querySelector"></form>
<p id="text">有的单位以材料论优劣。<b>甲</b><i>乙</i>&lt;script&gt;丙&lt;/script&gt;</p>
<div id="many"></div>
<script>
  for (let i = 0; i < ${Math.max(0, Math.floor(nodes) || 0)}; i++) {
    many.append(Object.assign(document.createElement('span'), { textContent: '字' + i }));
  }
  const select = getSelection.bind(window);
  const wrong = () => { throw new Error('the page got in between'); };
  window.selectText = () => select().selectAllChildren(document.getElementById('text'));
  window.selectMany = () => select().selectAllChildren(document.getElementById('many'));
  Array.prototype.map = Array.prototype.filter = Array.prototype.join = wrong;
  Array.from = wrong;
  String.prototype.slice = String.prototype.trim = String.prototype.replace = () => '换掉的字';
  window.getSelection = () => ({ toString: () => '假的选区', rangeCount: 1, getRangeAt: wrong });
  JSON.stringify = () => '{"text":"假的"}';
  Object.prototype.toJSON = () => ({ text: '假的' });
  Promise = undefined;
</script>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><body>${body}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
