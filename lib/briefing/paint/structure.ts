import type { Element } from '../layout/page.ts';
import type { PdfObjects } from './pdf-objects.ts';
import { textString } from './text-string.ts';

/** A marked stretch of a page's content: the n-th of that page. */
interface Marked {
  readonly page: number;
  readonly mark: number;
}

/** What can be clicked on, and is a part of an element (14.7.4.3). */
interface Clicked {
  readonly page: number;
  readonly annotation: number;
}

interface Node {
  readonly type: string;
  readonly alt: string | undefined;
  /** What it says of its place in a table, as a dictionary's entry; '' for nothing. */
  readonly attributes: string;
  readonly parent: Node | null;
  readonly children: (Node | Marked | Clicked)[];
  /** Its object's number once it has one. */
  object: number;
}

/** The annex that an element leads to; null for one that leads nowhere, such as the annex's own heading. */
export const leadsTo = ({ type, annex }: Element): number | null => (type === 'P' ? (annex ?? null) : null);

/** What of a document's content belongs to which element (ISO 32000-1, 14.7): gathered while its pages are written. */
export class Structure {
  readonly #root: Node = { type: 'Document', alt: undefined, attributes: '', parent: null, children: [], object: 0 };
  readonly #all: Node[] = [this.#root];
  readonly #nodes = new Map<Element, Node>();
  /** Of each page, from 0, the element of each mark. */
  readonly #pages: Node[][] = [];
  /** Of each link, by its key in the tree. */
  readonly #links = new Map<number, Node>();

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
    return `/${node.type}<</MCID ${mark}>>BDC\n`;
  }

  /**
   * Adds what can be clicked on to the element that was marked as leading somewhere.
   * @param page from 0
   * @returns the annotation's key in the tree
   */
  addLink(page: number, element: Element, annotation: number): number {
    const node = this.#nodeOf(element);
    const key = this.#pages.length + this.#links.size;
    this.#links.set(key, node);
    node.children.push({ page, annotation });
    return key;
  }

  #nodeOf(element: Element): Node {
    const known = this.#nodes.get(element);
    if (known) return known;
    const parent = element.within ? this.#nodeOf(element.within) : this.#root;
    const node = this.#add(element.type, parent, element.alt, attributesOf(element));
    const inner = leadsTo(element) === null ? node : this.#add('Link', node);
    this.#nodes.set(element, inner);
    return inner;
  }

  #add(type: string, parent: Node, alt?: string, attributes = ''): Node {
    const node: Node = { type, alt, attributes, parent, children: [], object: 0 };
    parent.children.push(node);
    this.#all.push(node);
    return node;
  }

  /**
   * Puts the tree (14.7.2).
   * @param pageObjects the pages' objects
   * @returns the tree's object
   */
  put(pageObjects: readonly number[], objects: PdfObjects): number {
    const tree = objects.reserve();
    const all = this.#all;
    for (const node of all) node.object = objects.reserve();
    for (const node of all) {
      const parent = node.parent ? node.parent.object : tree;
      const alt = node.alt ? `/Alt${textString(node.alt)}` : '';
      objects.put(node.object, `<</S/${node.type}/P ${parent} 0 R${alt}${node.attributes}${kids(node, pageObjects)}>>`);
    }
    const nums = this.#pages.map((marks, page) => `${page}[${marks.map(({ object }) => `${object} 0 R`).join(' ')}]`);
    for (const [key, { object }] of this.#links) nums.push(`${key} ${object} 0 R`);
    const parents = objects.add(`<</Nums[${nums.join('\n')}]>>`);
    objects.put(tree, `<</Type/StructTreeRoot/K ${this.#root.object} 0 R/ParentTree ${parents} 0 R>>`);
    return tree;
  }
}

/** Of a cell: of what it is the head, and how many columns it takes (14.8.5.7). */
function attributesOf({ scope, columns }: Element): string {
  if (scope === undefined && columns === undefined) return '';
  return `/A<</O/Table${scope ? `/Scope/${scope}` : ''}${columns ? `/ColSpan ${columns}` : ''}>>`;
}

/** The page is said once where all marks lie on one. */
function kids({ children }: Node, pageObjects: readonly number[]): string {
  const first = children.find((child) => 'mark' in child)?.page;
  const all = children.map((child) => {
    if ('annotation' in child) return `<</Type/OBJR/Pg ${pageObjects[child.page]} 0 R/Obj ${child.annotation} 0 R>>`;
    if (!('mark' in child)) return `${child.object} 0 R`;
    return child.page === first
      ? `${child.mark}`
      : `<</Type/MCR/Pg ${pageObjects[child.page]} 0 R/MCID ${child.mark}>>`;
  });
  return `${first === undefined ? '' : `/Pg ${pageObjects[first]} 0 R`}/K${all.length === 1 ? ` ${all[0]}` : `[${all.join(' ')}]`}`;
}
