import { promisedAddresses } from '../edition.ts';
import type { ReadFigure } from '../lib/clause/read-figure.ts';
import type { ObservationRow } from '../lib/indicator/group.ts';
import { type FigureGroup, groupObservations } from '../lib/indicator/groups.ts';
import { type ListPage, PER_PAGE, pageParameter, pagesOf } from '../lib/reading/pages.ts';
import { groupFile } from './data.ts';
import { figuresByAddress, getUnclaimed } from './figures.ts';

/** Figures that nobody has named an indicator for, grouped by what they measure when the data was extracted. */

/** A group of two figures or more has a page and a chart; one alone is shown in its sentence. */
const isShown = ({ figures }: FigureGroup) => figures.length > 1;

const shown = new Map(groupFile.groups.filter(isShown).map((group) => [group.id, group]));

/** Groups that have a page, those with most figures first. */
export function getGroups(): readonly FigureGroup[] {
  return [...shown.values()];
}

export function getGroup(id: string): FigureGroup | undefined {
  return shown.get(id);
}

export function getGroupRows(group: FigureGroup): ObservationRow[] {
  return groupObservations(group, figuresByAddress).map((observation) => ({
    entity: observation.entity.name,
    observation,
  }));
}

/** A line of the list: a group with its page, or a figure that stands alone. */
export type GroupLine = { group: FigureGroup } | { figure: ReadFigure; name: string };

/** All figures of no indicator: the groups, those that are alone in theirs, and those of which nothing was read. */
export function getGroupLines(): GroupLine[] {
  const alone = groupFile.groups
    .filter((group) => !isShown(group))
    .flatMap(({ name, figures }) =>
      figures.flatMap((address) => figuresByAddress.get(address) ?? []).map((figure) => ({ figure, name })),
    );
  const unread = getUnclaimed().filter(({ measure }) => !measure);
  return [...getGroups().map((group) => ({ group })), ...alone, ...unread.map((figure) => ({ figure, name: '' }))];
}

/** A page of a group; of one that is no more, where its figures are now. */
export interface GroupPage {
  id: string;
  /** What stands for the page in the route. */
  path: string | undefined;
  group?: FigureGroup;
  page?: ListPage<ObservationRow>;
}

/** The pages of all groups, and of those that readers have been promised and that a better reading has dissolved. */
export function getGroupPages(): GroupPage[] {
  const present = getGroups().flatMap((group) =>
    pagesOf(getGroupRows(group), PER_PAGE.lines).map(
      (page): GroupPage => ({ id: group.id, path: pageParameter(page.number), group, page }),
    ),
  );
  const answered = new Set(present.map(({ id, path }) => `${id} ${path}`));
  const gone = [...promisedAddresses()].flatMap((address): GroupPage[] => {
    const [, id, path] = /^\/measures\/(m[0-9a-z]+)\/(?:(pages\/\d+)\/)?$/u.exec(address) ?? [];
    if (!id || answered.has(`${id} ${path}`)) return [];
    const group = shown.get(id) ?? getGroups().find(({ was }) => was.includes(id));
    return [{ id, path, ...(group && { group }) }];
  });
  return [...present, ...gone];
}
