import type { Plugin } from 'vite';

/**
 * What has to go from jsPDF 4.2.1 before it is packed. The Chrome Web Store refuses an extension whose code names a
 * script elsewhere, run or not; the three optional packages serve HTML and SVG, which the briefing doesn't use, and
 * html2canvas alone would add 200 KB. Each text must be found: a new version of jsPDF fails the build here instead of
 * slipping its address through.
 */
const REPLACEMENTS: readonly { readonly found: RegExp; readonly by: string }[] = [
  // Where parts of it came from, as comments that name script addresses; the names of their authors stay.
  { found: /https?:\/\/[\w./-]+\/(md5|security)\.js/g, by: '$1' },
  { found: /"https:\/\/cdnjs\.cloudflare\.com\/[^"]*pdfobject[^"]*"/g, by: '""' },
  ...['html2canvas', 'dompurify', 'canvg'].map((name) => ({
    found: new RegExp(`\\bimport\\((["'])${name}\\1\\)`, 'g'),
    by: `Promise.reject(new Error("${name} is left out"))`,
  })),
];

/** jsPDF's code without its remote address and optional packages. @throws Error naming what wasn't found */
export function stripRemote(code: string): string {
  return REPLACEMENTS.reduce((text, { found, by }) => {
    const stripped = text.replace(found, by);
    if (stripped === text) throw new Error(`strip-remote: ${found.source} isn't in jsPDF any more`);
    return stripped;
  }, code);
}

/** The Vite plugin: goes before all others, so that no optional package is resolved. For pages and workers alike. */
export function stripRemotePlugin(): Plugin {
  return {
    name: 'xunji:strip-remote',
    enforce: 'pre',
    transform(code, id) {
      if (!/[\\/]jspdf[\\/]dist[\\/]jspdf\.[^\\/]*js(\?|$)/.test(id)) return null;
      return { code: stripRemote(code), map: null };
    },
  };
}
