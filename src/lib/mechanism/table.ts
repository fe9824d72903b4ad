import { type Column, issueCells, type Table, tableOf } from '../dataset/table.ts';
import type { AtlasSheet } from './atlas.ts';

const text = (meaning: string): Column => ({ meaning, type: 'string' });

/** One row an attestation. */
export function attestationTable(sheets: readonly AtlasSheet[]): Table {
  const columns = {
    mechanism: text('机制的编号'),
    mechanism_name: text('机制的名称'),
    name: text('单位给它的叫法'),
    kind: text('种类：机制、做法、流程、会议……'),
    unit: text('单位'),
    stages: text('环节，主要的在前'),
    parts: text('文中列出的各项'),
    serial: { meaning: '总期号', type: 'integer' },
    address: text('原文的地址，从本站首页的网址算起：/issues/679/#a2p4s5'),
    quote: text('原句'),
  } as const satisfies Record<string, Column>;
  const rows = sheets.flatMap((sheet) =>
    sheet.entries.map((entry) => ({
      mechanism: sheet.id,
      mechanism_name: sheet.name,
      name: entry.name,
      kind: entry.kind,
      unit: entry.unit,
      stages: entry.stages.join('、'),
      parts: (entry.parts ?? []).join('；'),
      ...issueCells(entry.serial),
      address: entry.href,
      quote: entry.quote,
    })),
  );
  return tableOf(columns, rows);
}
