import type { Page } from 'playwright-core';

/** Gives a profile's campaign a stored pack version of so many items; in force once the page is loaded again. */
export function plantPack(page: Page, count: number): Promise<void>;

/** How much longer a checklist of 200 items takes to open than one of 20; medians. @param extension a build's folder */
export function benchChecklist(
  extension: string,
  rounds?: number,
): Promise<{ ratio: number; milliseconds: { small: number; large: number } }>;
