import { SheetError } from '../../../lib/sheets/sheet-error.ts';

/** The fault and the place of a refusal; whatever else happens fails the test. */
export async function faultOf(reading: Promise<unknown>): Promise<unknown[]> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof SheetError) return [error.fault, error.place];
    throw error;
  }
  return ['none'];
}
