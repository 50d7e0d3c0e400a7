import type { Element } from '../layout/page.ts';
import type { PdfObjects } from './pdf-objects.ts';
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

  /**
   * The operator that begins a stretch of a page's content; `EMC` ends it. Elements are read in the order in which they
   * are first named here.
   * @param page from 0
   * @param element undefined for what is there for the eye alone
   */
  begin(page: number, element: Element | undefined): string {
    if (!element) return '/Artifact BMC\n';
    const node = this.#nodeOf(element);
    const marks = this.#pages[page] ?? [];
    this.#pages[page] = marks;
    const mark = marks.push(node) - 1;
    node.children.push({ page, mark });
    return `/${element.type}<</MCID ${mark}>>BDC\n`;
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

  /**
   * Puts the tree (14.7.2).
   * @param pageObjects the pages' objects
   * @returns the tree's object
   */
  put(pageObjects: readonly number[], objects: PdfObjects): number {
    const tree = objects.reserve();
    const all = [this.#root, ...this.#nodes.values()];
    for (const node of all) node.object = objects.reserve();
    for (const node of all) {
      const parent = node.parent ? node.parent.object : tree;
      const alt = node.alt ? `/Alt${textString(node.alt)}` : '';
      objects.put(node.object, `<</S/${node.type}/P ${parent} 0 R${alt}${kids(node, pageObjects)}>>`);
    }
    const nums = this.#pages.map((marks, page) => `${page}[${marks.map(({ object }) => `${object} 0 R`).join(' ')}]`);
    const parents = objects.add(`<</Nums[${nums.join('\n')}]>>`);
    objects.put(tree, `<</Type/StructTreeRoot/K ${this.#root.object} 0 R/ParentTree ${parents} 0 R>>`);
    return tree;
  }
}

/** The page is said once where all marks lie on one. */
function kids({ children }: Node, pageObjects: readonly number[]): string {
  const first = children.find((child) => 'mark' in child)?.page;
  const all = children.map((child) => {
    if (!('mark' in child)) return `${child.object} 0 R`;
    return child.page === first
      ? `${child.mark}`
      : `<</Type/MCR/Pg ${pageObjects[child.page]} 0 R/MCID ${child.mark}>>`;
  });
  return `${first === undefined ? '' : `/Pg ${pageObjects[first]} 0 R`}/K${all.length === 1 ? ` ${all[0]}` : `[${all.join(' ')}]`}`;
}
