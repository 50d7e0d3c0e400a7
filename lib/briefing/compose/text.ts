/** A text without a lead that a person typed already, so that it isn't said twice. */
export function withoutLead(text: string, lead: string): string {
  const trimmed = text.trimStart();
  return lead !== '' && trimmed.startsWith(lead) ? trimmed.slice(lead.length) : text;
}

/** By code units: the same everywhere, whatever the device's language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
