import { useDeskWords } from '../ui/desk-words.ts';

/** The desk's page of visits. */
export function VisitsPage(_: { open?: string }) {
  const { visits } = useDeskWords();
  return <p>{visits.none}</p>;
}
