/** A text without a lead that a person typed already, so that it isn't said twice. */
export function withoutLead(text: string, lead: string): string {
  const trimmed = text.trimStart();
  return lead !== '' && trimmed.startsWith(lead) ? trimmed.slice(lead.length) : text;
}
