import type { Block } from '../../document/model.ts';
import { readParagraphBlock, type Surroundings } from './paragraph.ts';
import { branchOf, type Story } from './story.ts';
import { readTable } from './table.ts';
import { child, type Element, elementsOf, textIn, valOf } from './xml.ts';

/**
 * The blocks of a body, a cell or a box, in their order, ECMA-376 part 1, section 17.2. Empty paragraphs are no blocks;
 * they part those around them.
 */
export function readBlocks(story: Story, container: Element, around: Surroundings): Block[] {
  const blocks: Block[] = [];
  let isGap = false;
  const visit = (element: Element): void => {
    for (const each of elementsOf(element)) {
      if (each.name === 'w:p') paragraph(each);
      else if (each.name === 'w:tbl') table(each);
      else if (each.name === 'w:altChunk') story.reports.add('embedded-document');
      else if (each.name === 'mc:AlternateContent') {
        const taken = branchOf(story, each, { line: blocks.at(-1)?.place.line ?? 1 });
        if (taken) visit(taken);
      } else if (!each.name.endsWith('Pr')) visit(each);
    }
  };
  const paragraph = (element: Element) => {
    const read = readParagraphBlock(story, element, around, isGap && blocks.length > 0);
    const { before, after } = read;
    const boxes = after.flatMap((each) =>
      each.kind === 'box' ? readBlocks(story, each.content, { ...around, ground: each.ground, isBox: true }) : [each],
    );
    blocks.push(...before, ...(read.paragraph ? [read.paragraph] : []), ...boxes);
    const isEmpty = !read.paragraph && before.length + boxes.length === 0;
    // A paragraph that is hidden as a whole, or was deleted, is not there.
    isGap = read.isGapBehind || read.isRule || (isEmpty ? isGap || read.isBlank : !read.paragraph);
  };
  const table = (element: Element) => {
    const read = readTable(
      story,
      element,
      (cell, { table: style, ground }) => readBlocks(story, cell, { table: style, ground, isBox: false }),
      isGap && blocks.length > 0,
    );
    blocks.push(read.table, ...read.rest);
    isGap = false;
  };
  visit(container);
  return blocks;
}

/** By the last paragraph of a section: whether the next one begins on a page of its own, section 17.18.77. */
export function sectionsOf(body: Element): Map<Element, boolean> {
  const ends: { element: Element; type: string }[] = [];
  const visit = (element: Element): void => {
    for (const each of elementsOf(element)) {
      const section =
        each.name === 'w:sectPr' ? each : each.name === 'w:p' ? child(child(each, 'w:pPr'), 'w:sectPr') : undefined;
      if (section) ends.push({ element: each, type: valOf(section, 'w:type') ?? 'nextPage' });
      else if (/^w:(?:sdt|sdtContent|customXml|ins)$/u.test(each.name)) visit(each);
    }
  };
  visit(body);
  return new Map(ends.slice(0, -1).map(({ element }, i) => [element, /Page$/u.test(ends[i + 1]?.type ?? '')]));
}

/** Words that stand where nothing reads them: an error, so that none is lost without a report. */
export function findLost(story: Story, body: Element): void {
  const visit = (element: Element, line: number): void => {
    const here = element.order ?? line;
    if ((element.name === 'w:t' || element.name === 'm:t') && !story.seen.has(element) && textIn(element).trim())
      story.reports.add('unread-text', { line: here }, textIn(element));
    for (const each of elementsOf(element)) visit(each, here);
  };
  visit(body, 1);
}
