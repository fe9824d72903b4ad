import { stringify } from 'csv-stringify/sync';
import { permalink } from '../bulletin/id.ts';
import type { IndicatorSheet } from './group.ts';

/** Columns of observations.csv, with what each holds: the data page explains them from here. */
export const COLUMNS = {
  indicator: '指标的编号',
  indicator_name: '指标的名称',
  entity: '主体的名称',
  breakdown: '指标中的哪一部分（县级、乡镇；锰、氨氮），可为空',
  value: '数值，倍数已换算',
  unit: '单位',
  approximation: '约数：exact、about、over、under、atLeast、atMost',
  status: 'printed 是原文印出的，computed 是由原文的数算出的',
  period: '时间，照原文',
  period_start: '时间的第一天（ISO 8601），推算得出，可为空',
  period_end: '时间的最后一天（ISO 8601），推算得出，可为空',
  serial: '总期号',
  address: '原句在本站的地址',
  quote: '原句',
} as const;

/** Observations as CSV for spreadsheets: byte order mark, CRLF, quoted where needed (RFC 4180). */
export function toCsv(sheets: readonly IndicatorSheet[]): string {
  const rows = sheets.flatMap(({ indicator, rows }) =>
    rows.map(({ entity, observation: o }) => {
      const [citation] = o.citations;
      return {
        indicator: indicator.id,
        indicator_name: indicator.name,
        entity,
        breakdown: o.breakdown,
        value: o.value,
        unit: o.unit,
        approximation: o.approximation,
        status: o.status,
        period: o.period?.stated,
        period_start: o.period?.start,
        period_end: o.period?.end,
        serial: citation?.serial,
        address: citation && permalink(citation.serial, citation.target),
        quote: citation?.quote,
      };
    }),
  );
  return stringify(rows, {
    header: true,
    columns: Object.keys(COLUMNS),
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}
