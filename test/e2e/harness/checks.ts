import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe found, a line each: rule, what it means, where. Empty is well. */
export async function axe(page: Page, options: RunOptions = {}): Promise<string[]> {
  // A script element would need a TrustedScript and the policy has none to give; CDP's evaluation stands outside it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(readFileSync(AXE, 'utf8'));
  const { violations } = await page.evaluate((given) => (globalThis as unknown as AxeGlobal).axe.run(document, given), {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    ...options,
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}

interface AxeGlobal {
  readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
}

/**
 * What does not fit sideways, a line each: `page` (the page itself scrolls), `beyond` (stands outside the window),
 * `scrolls` (a box that scrolls sideways), `cut` (a box that hides part of its text without an ellipsis). Empty is well.
 */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) => {
      const marks = [...element.classList].map((name) => `.${name}`).join('');
      const text = (element.textContent ?? '').trim().slice(0, 20);
      return `${element.localName}${element.id && `#${element.id}`}${marks} “${text}”`;
    };
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > width) {
      found.push(`page: ${document.documentElement.scrollWidth} in ${width}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      // One pixel is how text for screen readers alone is hidden.
      if (box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (box.right > width + 0.5 || box.left < -0.5) found.push(`beyond: ${nameOf(element)}`);
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      if (element instanceof HTMLInputElement) continue; // a one-line field scrolls by nature
      if (overflowX === 'auto' || overflowX === 'scroll') found.push(`scrolls: ${nameOf(element)}`);
      else if (overflowX !== 'visible' && textOverflow !== 'ellipsis') found.push(`cut: ${nameOf(element)}`);
    }
    return found;
  });
}

/**
 * Controls that a finger can miss, a line each: less than `least` CSS pixels wide or high, counting a control's label
 * and whatever else a press on it reaches. Links inside a sentence are exempt, as in WCAG 2.5.8. Empty is well.
 */
export function smallTargets(page: Page, least = 40): Promise<string[]> {
  return page.evaluate((least) => {
    const roles = ['button', 'link', 'tab', 'radio', 'checkbox', 'switch', 'option', 'menuitem', 'slider', 'combobox'];
    const controls = [
      'a[href]',
      'button',
      'input:not([type=hidden])',
      'select',
      'textarea',
      'summary',
      ...roles.map((role) => `[role=${role}]`),
    ];

    const inSentence = (element: Element) =>
      element.localName === 'a' &&
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.nodeValue?.trim());

    const labelsOf = (element: Element): Element[] =>
      'labels' in element && element.labels instanceof NodeList ? ([...element.labels] as Element[]) : [];

    /** How far a press reaches from the middle: to an edge of the control, its label or a pseudo-element of either. */
    const reaches = (element: Element, parts: Element[]) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const half = least / 2 - 0.5;
      const hit = (dx: number, dy: number) => {
        const at = document.elementFromPoint(left + width / 2 + dx, top + height / 2 + dy);
        return at !== null && parts.some((part) => part.contains(at));
      };
      return [hit(-half, 0) && hit(half, 0), hit(0, -half) && hit(0, half)];
    };

    const found: string[] = [];
    for (const element of document.body.querySelectorAll(controls.join(','))) {
      const box = element.getBoundingClientRect();
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) || inSentence(element))
        continue;
      const parts = [element, ...labelsOf(element)];
      const boxes = parts.map((part) => part.getBoundingClientRect());
      const wide = Math.max(...boxes.map((part) => part.right)) - Math.min(...boxes.map((part) => part.left));
      const high = Math.max(...boxes.map((part) => part.bottom)) - Math.min(...boxes.map((part) => part.top));
      if (wide >= least - 0.01 && high >= least - 0.01) continue;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const [acrossReached, downReached] = reaches(element, parts);
      if ((wide >= least || acrossReached) && (high >= least || downReached)) continue;
      const name = element.getAttribute('aria-label') ?? (element.textContent ?? '').trim().slice(0, 20);
      found.push(`${Math.round(box.width)}×${Math.round(box.height)}: ${element.localName} “${name}”`);
    }
    return found;
  }, least);
}
