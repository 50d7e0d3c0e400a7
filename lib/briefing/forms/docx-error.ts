/** Why a DOCX couldn't be made. The screen says it in its own words. */
export const DOCX_FAULTS = [
  /** What was sent to the worker, or came back from it, isn't what was agreed. */
  'badMessage',
  /** The worker broke off, most often for lack of memory. */
  'workerFailed',
] as const;
export type DocxFault = (typeof DOCX_FAULTS)[number];

/** A DOCX couldn't be made; `detail` is for the log, never for the reader. */
export class DocxError extends Error {
  override readonly name = 'DocxError';
  readonly fault: DocxFault;

  constructor(fault: DocxFault, detail: string = '') {
    super(detail ? `${fault}: ${detail}` : fault);
    this.fault = fault;
  }
}
