import type { jsPDF } from 'jspdf';
import type { Element } from '../layout/page.ts';
import { internalsOf } from './jspdf-internals.ts';
import { textString } from './text-string.ts';

/** A marked stretch of a page's content: the n-th of that page. */
interface Marked {
  readonly page: number;
  readonly mark: number;
}

interface Node {
  readonly type: string;
  readonly alt: string | undefined;
  readonly parent: Node | null;
  readonly children: (Node | Marked)[];
  /** Its object's number once it has one. */
  object: number;
}

/** What of a document's content belongs to which element (ISO 32000-1, 14.7): gathered while its pages are written. */
export class Structure {
  readonly #root: Node = { type: 'Document', alt: undefined, parent: null, children: [], object: 0 };
  readonly #nodes = new Map<Element, Node>();
  /** Of each page, from 0, the element of each mark. */
  readonly #pages: Node[][] = [];

  /** Elements are read in the order in which they are first named, here or by `begin`. */
  name(element: Element): void {
    this.#nodeOf(element);
  }

  /**
   * The operator that begins a stretch of a page's content; `EMC` ends it.
   * @param page from 0
   * @param element undefined for what is there for the eye alone
   */
  begin(page: number, element: Element | undefined): string {
    if (!element) return '/Artifact BMC';
    const node = this.#nodeOf(element);
    const marks = this.#pages[page] ?? [];
    this.#pages[page] = marks;
    const mark = marks.push(node) - 1;
    node.children.push({ page, mark });
    return `/${element.type} <</MCID ${mark}>> BDC`;
  }

  #nodeOf(element: Element): Node {
    const known = this.#nodes.get(element);
    if (known) return known;
    const parent = element.within ? this.#nodeOf(element.within) : this.#root;
    const node: Node = { type: element.type, alt: element.alt, parent, children: [], object: 0 };
    parent.children.push(node);
    this.#nodes.set(element, node);
    return node;
  }

  /** Has a document put the structure out with itself. To be called once, before that. */
  addTo(doc: jsPDF): void {
    const { internal } = internalsOf(doc);
    const { write } = internal;
    let tree = 0;
    internal.events.subscribe('putPage', ({ pageNumber }) => write(`/StructParents ${pageNumber - 1} /Tabs /S`));
    internal.events.subscribe('postPutResources', () => {
      tree = this.#put(internal);
    });
    internal.events.subscribe('putCatalog', () => write(`/MarkInfo <</Marked true>> /StructTreeRoot ${tree} 0 R`));
  }

  /** @returns the number of the tree's object */
  #put(internal: ReturnType<typeof internalsOf>['internal']): number {
    const { newObject, write } = internal;
    const tree = internal.newObjectDeferred();
    const all = [this.#root, ...this.#nodes.values()];
    for (const node of all) node.object = internal.newObjectDeferred();
    const pageAt = (page: number) => `${internal.getPageInfo(page + 1).objId} 0 R`;
    for (const node of all) {
      internal.newObjectDeferredBegin(node.object, true);
      const parent = node.parent ? node.parent.object : tree;
      const alt = node.alt ? ` /Alt ${textString(node.alt)}` : '';
      write(`<</S /${node.type} /P ${parent} 0 R${alt} ${kids(node, pageAt)}>>`);
      write('endobj');
    }
    const parents = newObject();
    const nums = this.#pages.map((marks, page) => `${page} [${marks.map(({ object }) => `${object} 0 R`).join(' ')}]`);
    write(`<</Nums [${nums.join('\n')}]>>`);
    write('endobj');
    internal.newObjectDeferredBegin(tree, true);
    write(`<</Type /StructTreeRoot /K ${this.#root.object} 0 R /ParentTree ${parents} 0 R>>`);
    write('endobj');
    return tree;
  }
}

/** The page is said once where all marks lie on one. */
function kids({ children }: Node, pageAt: (page: number) => string): string {
  const pages = new Set(children.flatMap((child) => ('mark' in child ? child.page : [])));
  const [first] = pages;
  const all = children.map((child) => {
    if (!('mark' in child)) return `${child.object} 0 R`;
    return child.page === first ? `${child.mark}` : `<</Type /MCR /Pg ${pageAt(child.page)} /MCID ${child.mark}>>`;
  });
  return `${first === undefined ? '' : `/Pg ${pageAt(first)} `}/K ${all.length === 1 ? all[0] : `[${all.join(' ')}]`}`;
}
