import type { Entry } from '../../lib/app/watch.ts';
import { useApp } from './context.ts';

/** What a unit is called in a row, with a word where it was deleted. @param none what stands there without a unit */
export function useUnitName(none?: string): (unit: Entry<'unit'> | null | undefined) => string {
  const { home } = useApp().words;
  return (unit) => {
    if (!unit) return none ?? home.noUnit;
    const { name } = unit.body;
    return unit.shelf === 'deleted' ? home.removedUnit(name) : name;
  };
}
