import { watchNameOf } from '../../lib/app/people.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useWatch } from '../ui/use-watch.ts';

/** Whose visit it is, where it is somebody else's. */
export function OwnerName({ person }: { person: string }) {
  const { session, words } = useApp();
  const name = useWatch<string>((on) => watchNameOf(session, person, on), [session.db, person]);
  const called = useCalled();
  if (name === undefined) return null;
  return <b class="anyword">{name.trim() ? words.home.by(called(person, name.slice(0, 60))) : words.home.byUnnamed}</b>;
}
