import type { jsPDF } from 'jspdf';
import { toBinaryString } from './deflate.ts';
import { internalsOf } from './jspdf-internals.ts';

const escapeXml = (text: string): string =>
  // XML 1.0, 2.2: most control characters can't stand in it in any way.
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** What a document says of itself for programs (XMP, ISO 16684-1): its title and language, and nothing of who made it. */
function xmp(title: string, language: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** Has a document put its metadata out with itself; uncompressed, so that programs find it that know nothing of PDF. */
export function addMetadata(doc: jsPDF, title: string, language: string): void {
  const { internal } = internalsOf(doc);
  let metadata = 0;
  internal.events.subscribe('postPutResources', () => {
    const bytes = new TextEncoder().encode(xmp(title, language));
    metadata = internal.newObject();
    internal.write(`<</Type /Metadata /Subtype /XML /Length ${bytes.length}>>`);
    internal.write('stream');
    internal.write(toBinaryString(bytes));
    internal.write('endstream');
    internal.write('endobj');
  });
  internal.events.subscribe('putCatalog', () => internal.write(`/Metadata ${metadata} 0 R`));
}
