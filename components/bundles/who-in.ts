import type { Incoming } from '../../lib/app/bundle/incoming.ts';

/** What a person is called in a file: by what lies here or in it, else, of its packer, as it says itself; '' for neither. */
export function whoIn({ names, packer }: Pick<Incoming, 'names' | 'packer'>, person: string): string {
  return names.people.get(person) || (person === packer.person ? packer.name : '');
}
