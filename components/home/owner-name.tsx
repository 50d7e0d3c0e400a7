import { useCalled, useKnown } from '../ui/called.ts';
import { useWords } from '../ui/context.ts';

/** Whose visit it is, where it is somebody else's. */
export function OwnerName({ person }: { person: string }) {
  const { home } = useWords();
  const called = useCalled();
  const known = useKnown();
  if (!known) return null;
  const name = known.find(({ id }) => id === person)?.body.name?.trim() ?? '';
  return <b class="anyword">{name === '' ? home.byUnnamed : home.by(called(person, name.slice(0, 60)))}</b>;
}
