import { DiagnosticError } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import type { Point } from './schema.ts';
import { sizeOf } from './size.ts';

const FIELDS = {
  value: (point: Point) => point.display.replace(/期$/u, ''),
  display: (point: Point) => point.display,
  entity: (point: Point) => point.label,
  indicator: (point: Point) => point.label,
  label: (point: Point) => point.label,
  date: (point: Point) => point.label,
} as const;

/**
 * Fills `{max.entity}`, `{first.date}`, `{b-to-a-converted.value}`, `{count}` … of a finding in: the largest, the
 * smallest, the first, the last point, or one by its id.
 * @throws DiagnosticError for an unknown name, or braces that hold none
 */
export function fillIn(finding: string, points: readonly Point[], id: string): string {
  const place = { file: `content/charts/${id}.yaml`, line: 1 };
  const byValue = points.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  const chosen: Record<string, Point | undefined> = {
    min: byValue[0],
    max: byValue.at(-1),
    first: points[0],
    last: points.at(-1),
  };
  const filled = finding.replace(
    /\{([\w-]+)(?:\.(\w+))?\}/gu,
    (placeholder, which: string, field: string | undefined) => {
      if (which === 'count' && field === undefined) return String(points.length);
      const point = (Object.hasOwn(chosen, which) ? chosen[which] : undefined) ?? points.find(({ id }) => id === which);
      const read = Object.hasOwn(FIELDS, field ?? '') ? FIELDS[field as keyof typeof FIELDS] : undefined;
      if (point && read) return read(point);
      const known = `{count} 和 {min|max|first|last|数据点的编号}.{${Object.keys(FIELDS).join('|')}}`;
      const ids = points.map((each) => each.id).join('、');
      throw new DiagnosticError([fault('bad-placeholder', { ...place, quote: finding }, { placeholder, known, ids })]);
    },
  );
  if (!/[{}]/u.test(filled)) return filled;
  throw new DiagnosticError([fault('bad-braces', { ...place, quote: finding })]);
}
