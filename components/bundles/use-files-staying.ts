import { useEffect, useState } from 'preact/hooks';
import { type FileStaying, foreseeFiles } from '../../lib/app/bundle/files-staying.ts';
import type { Going } from '../../lib/app/bundle/going.ts';
import { useApp } from '../ui/context.ts';

/** So often it is said how far it is, in milliseconds: nobody reads faster, and each time is a picture. */
const PAUSE = 100;

/** Which evidence goes without its file. */
export interface FilesStaying {
  /** Null while the files are looked at. */
  readonly staying: readonly FileStaying[] | null;
  readonly done: number;
}

const NONE: FilesStaying = { staying: [], done: 0 };
const BEGUN: FilesStaying = { staying: null, done: 0 };

/** Looks at the files of the evidence that is to go, as long as that is what is to go. */
export function useFilesStaying(going: Going | null): FilesStaying {
  const { session, fail } = useApp();
  const [found, setFound] = useState<{ going: Going; files: FilesStaying } | null>(null);
  useEffect(() => {
    if (!going || going.evidence.length === 0) return;
    const stop = new AbortController();
    const show = (files: FilesStaying) => stop.signal.aborted || setFound({ going, files });
    let told = 0;
    const tell = (done: number) => {
      if (Date.now() - told < PAUSE) return;
      told = Date.now();
      show({ staying: null, done });
    };
    foreseeFiles(session, going, tell, stop.signal).then(
      (staying) => show({ staying, done: going.evidence.length }),
      (error) => stop.signal.aborted || fail(error),
    );
    return () => stop.abort();
  }, [going, session.db]);
  if (!going || going.evidence.length === 0) return NONE;
  return found?.going === going ? found.files : BEGUN;
}
