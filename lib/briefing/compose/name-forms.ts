/** The forms in which a name of the roster may stand in a text. All of them take and give names as `foldSigns` makes them. */
export interface NameForms {
  /** What is the name by itself. */
  readonly alone: readonly string[];
  /** What is it only with a title or a kind behind it: 和平书记, 光明居委会. */
  readonly withTitle: readonly string[];
  /** What is it only where no other sign of a word stands beside it: 实小, 张局. */
  readonly apart: readonly string[];
  /** What is it only where fewer than three of the roster may be called so: 县医院. */
  readonly rare: readonly string[];
}

export const HAN_ONLY: RegExp = /^\p{Script=Han}+$/u;

/** The least of a name that is looked for, but for a whole name. */
export const LEAST = 2;

/** Every form once, and none that is empty. */
export const formsOnce = (forms: Partial<NameForms>): NameForms => ({
  alone: once(forms.alone),
  withTitle: once(forms.withTitle),
  apart: once(forms.apart),
  rare: once(forms.rare),
});

const once = (forms: readonly string[] = []): string[] => [...new Set(forms)].filter((form) => form !== '');
