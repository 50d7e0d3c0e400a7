import type { Page } from 'playwright-core';

interface Planted {
  id: string;
  kind: string;
  parent?: string;
  body: Record<string, unknown>;
}

/** Puts records into a profile's database as rows of the store's own shape; seen after the page is loaded again. */
export function plantRows(page: Page, records: readonly Planted[]): Promise<void>;
