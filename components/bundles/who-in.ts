import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useCalled } from '../ui/called.ts';

/**
 * What a person who is not oneself is called in a file: by what lies here or in it, else, of its packer, as it says
 * itself; '' for neither.
 */
export function useWhoIn({ names, packer }: Pick<Incoming, 'names' | 'packer'>): (person: string) => string {
  const called = useCalled();
  return (person) => called(person, names.people.get(person) || (person === packer.person ? packer.name : ''));
}
