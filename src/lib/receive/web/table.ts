import type { Element, ElementContent } from 'hast';

/** Characters of a cell: more is a column of a page, no cell of a table. */
const LONGEST_CELL = 300;
/** HTML lets a cell cover 1,000 columns and 65,534 rows; no print has so many. */
const MOST = 100;

interface WebCell {
  element: Element;
  across: number;
  down: number;
}

/** Rows of a table with their cells; those of tables within its cells are not among them. */
export function rowsOf(table: Element): { cells: WebCell[]; isHead: boolean }[] {
  return childrenOf(table).flatMap((child) => {
    const rows =
      child.tagName === 'tr' ? [child] : /^t(?:head|body|foot)$/u.test(child.tagName) ? childrenOf(child) : [];
    return rows
      .filter(({ tagName }) => tagName === 'tr')
      .map((row) => {
        const cells = childrenOf(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
        return {
          cells: cells.map((element) => ({
            element,
            across: spanOf(element, 'colSpan'),
            down: spanOf(element, 'rowSpan'),
          })),
          isHead: child.tagName === 'thead' || (cells.length > 0 && cells.every(({ tagName }) => tagName === 'th')),
        };
      });
  });
}

/** False for a table that only sets the parts of a page beside each other, as old sites do. */
export function isTableOfData(table: Element): boolean {
  const rows = rowsOf(table);
  const cells = rows.flatMap((row) => row.cells);
  const columns = Math.max(0, ...rows.map((row) => row.cells.reduce((sum, { across }) => sum + across, 0)));
  const isApart = childrenOf(table).some(({ tagName }) => !/^(?:t(?:head|body|foot|r)|col|colgroup)$/u.test(tagName));
  return (
    rows.length >= 2 &&
    columns >= 2 &&
    !isApart &&
    cells.every(({ element }) => !holdsTable(element) && textOf(element).trim().length <= LONGEST_CELL)
  );
}

function spanOf({ properties }: Element, name: 'colSpan' | 'rowSpan'): number {
  const span = Number(properties[name] ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, MOST) : 1;
}

function childrenOf({ children }: Element): Element[] {
  return children.filter((child): child is Element => child.type === 'element');
}

function holdsTable(element: Element): boolean {
  return childrenOf(element).some((child) => child.tagName === 'table' || holdsTable(child));
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
