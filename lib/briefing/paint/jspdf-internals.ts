import type { jsPDF } from 'jspdf';

/** What jsPDF 4.2.1 has but doesn't declare, as far as it is used here. */
interface Internals {
  readonly internal: {
    readonly events: {
      subscribe(event: 'putPage', on: (event: { pageNumber: number }) => void): void;
      subscribe(event: 'postPutResources' | 'putCatalog', on: () => void): void;
    };
    /** Writes to the current page; once the document is put out, to the file. */
    write(text: string): void;
    newObject(): number;
    newObjectDeferred(): number;
    newObjectDeferredBegin(object: number, output: boolean): void;
    getPageInfo(page: number): { objId: number };
  };
  readonly __private__: { setPdfVersion(version: string): void };
}

/** A document with what jsPDF doesn't declare of it. */
export const internalsOf = (doc: jsPDF): Internals => doc as unknown as Internals;
