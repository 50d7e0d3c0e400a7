import type { Incoming } from '../../lib/app/bundle/incoming.ts';
import { useCalled } from '../ui/called.ts';
import { useApp } from '../ui/context.ts';
import { useDeskWords } from '../ui/desk-words.ts';
import { nameIn } from './name.tsx';
import { writePlace } from './place.ts';

interface Props {
  claim: NonNullable<Incoming['refused'][number]['claim']>;
  /** Whose part of the file it is; '' for somebody without a name. */
  author: string;
  /** Opens the file anew. */
  onAgain(): void;
}

/** So many files are written out. */
const LISTED = 8;

/** Why a part of a file can't come in because of what lies here: through whom that is, and what helps. */
export function Claimed({ claim: { isOwn, person, by, files }, author, onAgain }: Props) {
  const { claims } = useDeskWords().bundles;
  const called = useCalled();
  const who = nameIn(called(person, by));
  if (isOwn) return <Sentences title={claims.part(author)} text={claims.byOwn} />;
  if (files.length === 0) return <Sentences title={claims.part(author)} text={claims.untraced(who, author)} />;
  return (
    <>
      <Sentences title={claims.part(author)} text={claims.byFiles(who, author)} />
      <p>{claims.wayOut(files.length)}</p>
      <ClaimingFiles files={files} />
      <p>
        <button type="button" class="btn line" onClick={onAgain}>
          {claims.again}
        </button>
      </p>
    </>
  );
}

function Sentences({ title, text }: { title: string; text: string }) {
  return (
    <>
      <p class="b">{title}</p>
      <p>{text}</p>
    </>
  );
}

/** The files that would have to go, each with the way to where it can be taken back. */
function ClaimingFiles({ files }: Pick<Props['claim'], 'files'>) {
  const { go } = useApp();
  const { bundles: words } = useDeskWords();
  const called = useCalled();
  const show = (digest: string) => {
    const open = writePlace({ at: 'file', digest });
    go({ screen: 'desk', page: 'bundles', ...(open && { open }) });
  };
  return (
    <ul>
      {files.slice(0, LISTED).map(({ digest, file, author, packer }) => (
        <li key={digest}>
          <button type="button" class="btn text bundle-link" onClick={() => show(digest)}>
            {words.claims.file(nameIn(called(author, packer)), nameIn(file))}
          </button>
        </li>
      ))}
      {files.length > LISTED && <li class="t13 q">{words.more(files.length - LISTED)}</li>}
    </ul>
  );
}
