/** What of a page the seeding needs. */
interface Seeded {
  locator(selector: string): {
    first(): { click(): Promise<unknown> };
    fill(text: string): Promise<unknown>;
    waitFor(): Promise<unknown>;
  };
  keyboard: { press(key: string): Promise<unknown> };
  waitForTimeout(millis: number): Promise<unknown>;
  evaluate<T>(script: (given: T) => unknown, given: T): Promise<unknown>;
  close(): Promise<unknown>;
}

export function seedNotes(session: { openPanelAsTab(): Promise<Seeded> }, count: number): Promise<void>;
