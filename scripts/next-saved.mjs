// @ts-check

/**
 * In the page of a visit: lets what is evaluated there later ask `nextSaved()`, which waits until the words that come now
 * are said to be saved, and gives that moment (`performance.now()`). To be asked before they are typed.
 */
export function offerNextSaved() {
  const nextSaved = () =>
    new Promise((resolve) => {
      const label = document.querySelector('[data-save]');
      let left = false;
      const observer = new MutationObserver(() => {
        const state = label?.getAttribute('data-save');
        if (state !== 'saved') left = true;
        else if (left) {
          observer.disconnect();
          resolve(performance.now());
        }
      });
      if (label) observer.observe(label, { attributes: true, attributeFilter: ['data-save'] });
    });
  Object.assign(globalThis, { nextSaved });
}
