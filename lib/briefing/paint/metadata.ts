import type { PdfObjects } from './pdf-objects.ts';

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

/**
 * Puts a document's metadata; uncompressed, so that programs find it that know nothing of PDF.
 * @returns its object
 */
export const putMetadata = (title: string, language: string, objects: PdfObjects): number =>
  objects.addStream('/Type/Metadata/Subtype/XML', new TextEncoder().encode(xmp(title, language)), '');
