import { useDeskWords } from '../ui/desk-words.ts';

/** The desk's page of units. */
export function UnitsPage(_: { open?: string }) {
  const { units } = useDeskWords();
  return <p>{units.none}</p>;
}
