import type { Block } from '../blocks/blocks.ts';

/** What was written of one thing: the name of the part, and its words. */
type Part = readonly [name: string, said: string];

/**
 * A line with its number in front, then what else was written of it, each under its name; what is empty is left out.
 * @param id the record that the blocks come from
 * @param lead what stands in front of the line: its number, and what it is
 */
export function composeListed(id: string, lead: string, text: string, more: readonly Part[]): Block[] {
  const from = [id];
  const rest = more
    .filter(([, said]) => said.trim() !== '')
    .map(([name, said]): Block => ({ kind: 'paragraph', lead: name, text: said, size: 'body', from }));
  return [{ kind: 'paragraph', lead, text, size: 'body', keep: rest.length > 0, from }, ...rest];
}
