import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';

interface Field {
  name: string;
  type: string;
  constraints?: { required?: boolean; enum?: string[] };
}
interface Resource {
  name: string;
  path: string;
  format?: string;
  bytes?: number;
  hash?: string;
  jsonSchema?: string;
  dialect?: { lineTerminator: string };
  schema?: { fields: Field[]; primaryKey?: string[] };
}

/** Every resource of every descriptor that is published, with its file. */
const resources = globSync('dist/{data/datapackage,charts/*.metadata}.json').flatMap((descriptor) => {
  const { resources } = JSON.parse(readFileSync(descriptor, 'utf8')) as { resources: Resource[] };
  return resources.map((resource) => ({
    ...resource,
    folder: dirname(descriptor),
    file: join(dirname(descriptor), resource.path),
  }));
});
const tables = resources.filter(({ format }) => format === 'csv');

describe('data packages', () => {
  it('describe every data file beside them once, and each is there', () => {
    const data = resources.filter(({ folder }) => folder === 'dist/data').map(({ path }) => path);
    const files = globSync('*.{csv,parquet,json}', { cwd: 'dist/data' }).filter(
      (file) => !/^datapackage|\.excel\./u.test(file),
    );
    expect(data.toSorted()).toEqual(files.toSorted());
    for (const { folder, jsonSchema } of resources)
      if (jsonSchema) expect(existsSync(join(folder, jsonSchema))).toBe(true);
  });

  it('say how long each file is and what it hashes to', () => {
    for (const { file, bytes, hash } of resources) {
      const content = readFileSync(file);
      expect([file, bytes, hash]).toEqual([
        file,
        content.length,
        `sha256:${createHash('sha256').update(content).digest('hex')}`,
      ]);
    }
  });

  it('name the columns of a table byte for byte as the table does', () => {
    expect(tables.length).toBeGreaterThan(1);
    for (const { file, schema, dialect } of tables) {
      const csv = readFileSync(file);
      // No `bom` option: a reader that knows of no byte order mark must find the same names.
      const [header = []] = parseCsv(csv, { to: 1 }) as string[][];
      expect([file, header]).toEqual([file, schema?.fields.map(({ name }) => name)]);
      const first = Buffer.from(`${schema?.fields.map(({ name }) => name).join(',')}${dialect?.lineTerminator}`);
      expect(csv.subarray(0, first.length).equals(first), file).toBe(true);
    }
  });

  it('promise of values only what is true: types, what is never empty, what else there is, and keys', () => {
    for (const { file, schema } of tables) {
      const rows: Record<string, string>[] = parseCsv(readFileSync(file), { columns: true });
      for (const { name, type, constraints = {} } of schema?.fields ?? []) {
        const values = rows.map((row) => row[name] ?? '');
        const filled = values.filter(Boolean);
        if (constraints.required) expect([file, name, values.indexOf('')]).toEqual([file, name, -1]);
        if (constraints.enum)
          expect(
            filled.filter((value) => !constraints.enum?.includes(value)),
            name,
          ).toEqual([]);
        const form = { number: /^-?\d+(?:\.\d+)?$/u, integer: /^-?\d+$/u, date: /^\d{4}-\d\d-\d\d$/u }[type];
        if (form)
          expect(
            filled.filter((value) => !form.test(value)),
            `${file} ${name}`,
          ).toEqual([]);
      }
      const key = schema?.primaryKey ?? [];
      if (key.length > 0)
        expect(new Set(rows.map((row) => key.map((name) => row[name]).join('\t'))).size, file).toBe(rows.length);
    }
    const figures = tables.find(({ name }) => name === 'figures-csv')?.schema;
    expect(figures?.primaryKey).toEqual(['serial', 'id']);
    const required = figures?.fields.filter(({ constraints }) => constraints?.required).map(({ name }) => name);
    expect(required).toEqual(['serial', 'id', 'text', 'kind', 'approximation', 'rule', 'role', 'address', 'quote']);
  });

  it('name the columns of a Parquet file, too', () => {
    for (const { file, schema } of resources.filter(({ format }) => format === 'parquet')) {
      // A table without rows has columns all the same. The first element is the table.
      const [, ...columns] = parquetMetadata(new Uint8Array(readFileSync(file)).buffer).schema;
      expect(columns.filter(({ num_children }) => !num_children).map(({ name }) => name)).toEqual(
        schema?.fields.map(({ name }) => name),
      );
    }
  });
});
