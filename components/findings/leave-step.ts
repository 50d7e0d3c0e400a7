import { isComposing } from '../ui/keys.ts';

/**
 * Lets Escape leave the form of a step, and nothing else: what is written stays for the next time, the card stays open,
 * and the focus goes back to the button that opened the form.
 * @param isOpen whether there is a form
 * @returns for the part that holds the buttons and the form
 */
export function leaveStep(isOpen: boolean, onLeave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const { target, currentTarget } = event;
    const isInForm = target instanceof Element && target.closest('.step') !== null && !target.closest('dialog');
    if (!isOpen || event.key !== 'Escape' || !isInForm || isComposing(event) || event.defaultPrevented) return;
    event.preventDefault();
    if (currentTarget instanceof Element) toStepButtons(currentTarget);
    onLeave();
  };
}

/**
 * Leads the focus out of the form of a step before the form goes: to the button that opened it, or to the first where
 * the finding has moved on meanwhile. Whoever is elsewhere already stays there.
 * @param life the part that holds the buttons and the form; null does nothing
 */
export function toStepButtons(life: Element | null): void {
  const focused = document.activeElement;
  const isHere = focused === null || focused === document.body || focused.closest('.step') !== null;
  if (!isHere) return;
  const button = life?.querySelector<HTMLElement>('[aria-expanded="true"]') ?? life?.querySelector('[aria-expanded]');
  if (button instanceof HTMLElement) button.focus();
}
