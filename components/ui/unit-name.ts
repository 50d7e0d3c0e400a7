import type { Entry } from '../../lib/app/watch.ts';
import { showLine } from '../../lib/model/one-line.ts';
import { useApp } from './context.ts';

/** What a unit is called in a row, with a word where it was deleted. @param none what stands there without a unit */
export function useUnitName(none?: string): (unit: Entry<'unit'> | null | undefined) => string {
  const { home } = useApp().words;
  return (unit) => {
    if (!unit) return none ?? home.noUnit;
    const name = showLine(unit.body.name);
    return unit.shelf === 'deleted' ? home.removedUnit(name) : name;
  };
}
