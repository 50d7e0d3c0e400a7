import { useEffect } from 'preact/hooks';
import { type FaceName, type FontRole, faceAddress, facesFor, type PreviewPage } from '../../lib/app/briefing/press.ts';

type OwnFont = NonNullable<PreviewPage['own']>;

/** What the office's own font is called here: of two offices each has its own. */
const ownFamily = ({ hash }: OwnFont): string => `briefing-own-${hash.slice(0, 16)}`;

/** The families of a role in their order: the browser takes each character from the first that has it, as the press does. */
export function familiesOf(role: FontRole, own: OwnFont | undefined): string {
  const families = facesFor(role, own !== undefined).map((name) =>
    name === 'own' && own ? ownFamily(own) : `briefing-${name}`,
  );
  return [...families, 'serif'].join(', ');
}

const SHIPPED = ['serif', 'bold', 'sans', 'kai'] as const satisfies readonly FaceName[];
/** Families that the page knows; a face that ships is fetched when a text asks for it. */
const known = new Set<string>();

/** Makes the faces of a page known to the browser. What fails to load leaves the next face in its place. */
export function useFaces(own: OwnFont | undefined): void {
  useEffect(() => {
    if (typeof FontFace === 'undefined') return;
    for (const name of SHIPPED) addFace(`briefing-${name}`, `url("${faceAddress(name)}")`);
  }, []);
  useEffect(() => {
    if (!own || typeof FontFace === 'undefined') return;
    own.file
      .then(async (file) => file && addFace(ownFamily(own), await file.arrayBuffer()))
      .catch((error: unknown) => console.error(error));
  }, [own?.hash]);
}

function addFace(family: string, source: string | ArrayBuffer): void {
  if (known.has(family)) return;
  known.add(family);
  document.fonts.add(new FontFace(family, source, { display: 'block' }));
}
