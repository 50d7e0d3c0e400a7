/** Why a PDF couldn't be made. The screen says it in its own words. */
export type PaintFault =
  /** The font's address gave nothing. */
  | 'fontUnreachable'
  /** The font file is none that can be embedded. */
  | 'fontRefused'
  /** What was sent to the worker, or came back from it, isn't what was agreed. */
  | 'badMessage'
  /** jsPDF left out something that was handed to it. */
  | 'incomplete'
  /** The worker broke off. */
  | 'workerFailed';

export const PAINT_FAULTS = [
  'fontUnreachable',
  'fontRefused',
  'badMessage',
  'incomplete',
  'workerFailed',
] as const satisfies readonly PaintFault[];

/** A PDF couldn't be made; `detail` is for the log, never for the reader. */
export class PaintError extends Error {
  override readonly name = 'PaintError';
  readonly fault: PaintFault;
  readonly detail: string;

  constructor(fault: PaintFault, detail: string = '') {
    super(detail ? `${fault}: ${detail}` : fault);
    this.fault = fault;
    this.detail = detail;
  }
}

/** The person broke the making of a PDF off. */
export class PaintCancelled extends Error {
  override readonly name = 'PaintCancelled';
}
