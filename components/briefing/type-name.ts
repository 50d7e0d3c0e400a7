import { useCallback } from 'preact/hooks';
import { useApp, usePackText } from '../ui/context.ts';

/** Says what a type of unit is called by the pack in force; one that it doesn't know is said as it is. */
export function useTypeName(): (type: string) => string {
  const { session, language } = useApp();
  const text = usePackText();
  return useCallback(
    (type) => {
      const known = session.pack.unitTypes.find(({ id }) => id === type);
      return known ? text(known.name) : type;
    },
    [session.pack, language],
  );
}
