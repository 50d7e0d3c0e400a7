/**
 * Texts that are meant to become more than text: in a page's markup, an attribute, an address, a style, a template, a
 * table, a name of an object, a line of a log. Each that runs or asks for anything sets `hit` or goes to example.invalid.
 */
const RUN = 'globalThis.hit=1';
const FAR = 'https://example.invalid';

/** The whole of it; the long check puts each into every field. */
export const CORPUS: readonly string[] = [
  // Markup
  `<script>${RUN}</script>`,
  `<script src="${FAR}/x.js"></script>`,
  `<img src=x onerror="${RUN}">`,
  `<img src="${FAR}/x.png">`,
  `"><svg onload=${RUN}>`,
  `'><svg><script>${RUN}</script></svg>`,
  `<math><mtext><style><img src=x onerror=${RUN}></style></mtext></math>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${RUN}'/></svg>#x"/></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<iframe srcdoc="<script>top.hit=1</script>"></iframe>`,
  `<iframe src="javascript:top.hit=1"></iframe>`,
  `<object data="${FAR}/x"></object><embed src="${FAR}/x">`,
  `<base href="${FAR}/">`,
  `<meta http-equiv="refresh" content="0;url=${FAR}">`,
  `<link rel=stylesheet href="${FAR}/x.css">`,
  `<form action="${FAR}"><input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<body onload=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<a href="javascript:${RUN}">点这里</a>`,
  `<style>@import "${FAR}/x.css";</style>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `</title></textarea></script></style><img src=x onerror=${RUN}>`,
  `&lt;img src=x onerror=${RUN}&gt; &#60;script&#62;${RUN}&#60;/script&#62;`,
  // Attributes, addresses, styles
  `" onmouseover="${RUN}" autofocus onfocus="${RUN}" x="`,
  `' style='background:url(${FAR}/x.png)' x='`,
  `javascript:${RUN}//`,
  `\u0001java\tscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `vbscript:msgbox(1) blob:${FAR}/x filesystem:${FAR}/x`,
  `${FAR}/?q=%00%0d%0aSet-Cookie:x`,
  `//example.invalid/x.png`,
  `url(${FAR}/x.png);background:url(${FAR}/y.png)}*{background:url(${FAR}/z.png)}`,
  // Templates, code, formulas
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a text of a stranger, not a template of ours
  '${globalThis.hit=1} {{constructor.constructor("globalThis.hit=1")()}} <%= 7*7 %> #{7*7}',
  `');${RUN};//`,
  `\\u003cimg src=x onerror=${RUN}\\u003e`,
  `=HYPERLINK("${FAR}","x")`,
  `+cmd|' /C calc'!A0`,
  '@SUM(1+1)*cmd',
  '-2+3+cmd',
  // Names that reach an object's prototype
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  // Signs that show nothing, turn what stands around them, or break a line
  'a\u202egnp.exe\u2066b\u2069\u200fc\u200bd\ufeffe\u2028f\u0000g\u001b[31m',
  '\ud83d half',
  `z${'\u0301'.repeat(300)}`,
  '😀👩‍👩‍👧‍👦🇨🇳𠮷',
  '长'.repeat(20_000),
  ' '.repeat(300),
];

/** What of the corpus leads out of a page where it is an address. */
export const SCHEMES = /^\s*(?:javascript|data|vbscript|https?|blob:https?|filesystem|\/\/)/i;
