/** The part of Trusted Types that is needed here; its types are not in TypeScript's own. */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: { createScriptURL(url: string): string } | null = null;

/** The one named policy of the page rules: it lets packaged files of our own through and nothing else. */
function scriptAddress(url: string): string {
  const own = new URL(url, location.href);
  if (own.origin !== location.origin) throw new TypeError(`not a packaged file: ${own.href}`);
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (!factory) return own.href;
  policy ??= factory.createPolicy('xunji', { createScriptURL: (address) => address });
  return policy.createScriptURL(own.href);
}

/**
 * Starts a packaged worker. `new Worker(new URL(…))` throws under the page rules without the named policy.
 * @param url address of a file of this extension, as `?worker&url` imports give it
 * @throws TypeError when it lies elsewhere
 */
export function packagedWorker(url: string): Worker {
  return new Worker(scriptAddress(url), { type: 'module' });
}
