import { useRef } from 'preact/hooks';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { nameIn } from './name.tsx';
import { waitingFiles } from './waiting-files.ts';

/** Whether a file is meant for the page of hand-overs by its name, wherever it is dropped. */
const isShared = ({ name }: File): boolean => /\.visits(\.age)?$/i.test(name);

/** So many files that nobody takes are named. */
const NAMED = 5;

const filesIn = ({ dataTransfer }: DragEvent): File[] => [...(dataTransfer?.files ?? [])];

/**
 * Takes what is dropped anywhere on the desk to where it belongs: shared files to the page of hand-overs, before the page
 * that is open takes them for its own; the others to that page; and what it doesn't take is named, where the browser would
 * leave the desk to show it.
 */
export function useSharedDrop() {
  const { go, route, say } = useApp();
  const { bundlesChanges: says } = useDeskWords();
  const nowhere = useRef(false);
  const toShared = () => go({ screen: 'desk', page: 'bundles', open: 'in' });
  const isThere = route.screen === 'desk' && route.page === 'bundles';
  return {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    onDropCapture: (event: DragEvent) => {
      const { true: shared = [], false: others = [] } = Object.groupBy(filesIn(event), (one) => `${isShared(one)}`);
      if (shared.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      waitingFiles.value = [...waitingFiles.value, ...shared];
      nowhere.current = others.length === 0;
      if (others.length > 0) dropAgain(event, others);
      if (nowhere.current || isThere) toShared();
      // The page that is open has something of its own to go on with.
      else say(says.droppedShared(shared.length), { label: says.toShared, run: toShared });
    },
    onDrop: (event: DragEvent) => {
      const files = filesIn(event);
      if (files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      nowhere.current = true;
      const names = files.slice(0, NAMED).map(({ name }) => nameIn(name));
      say(says.droppedNowhere([...names, ...(files.length > NAMED ? ['…'] : [])].join(' · ')));
    },
  };
}

/** Drops some of the files once more in the same place. */
function dropAgain({ target }: DragEvent, files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  target?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}
