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
    if (currentTarget instanceof Element) currentTarget.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    onLeave();
  };
}
