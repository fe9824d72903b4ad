import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { ChartFileSchema } from './lib/chart/schema.ts';
import { EntityFileSchema } from './lib/indicator/entity-file.ts';
import { IndicatorFileSchema, MeasureFileSchema } from './lib/indicator/schema.ts';
import { MechanismFileSchema } from './lib/mechanism/schema.ts';
import { RedirectFileSchema } from './lib/published/moved.ts';
import { ChangeFileSchema } from './lib/published/values.ts';
import { bulletins } from './loaders/bulletins.ts';

const files = (folder: string) => glob({ pattern: '*.yaml', base: `./content/${folder}` });

export const collections = {
  bulletins: defineCollection({ loader: bulletins('content/bulletins') }),
  charts: defineCollection({ loader: files('charts'), schema: ChartFileSchema }),
  indicators: defineCollection({ loader: files('indicators'), schema: IndicatorFileSchema }),
  measures: defineCollection({
    loader: glob({ pattern: 'measures.yaml', base: './content' }),
    schema: MeasureFileSchema,
  }),
  entities: defineCollection({ loader: files('entities'), schema: EntityFileSchema }),
  mechanisms: defineCollection({ loader: files('mechanisms'), schema: MechanismFileSchema }),
  changes: defineCollection({
    loader: glob({ pattern: 'changes.yaml', base: './content' }),
    schema: ChangeFileSchema,
  }),
  redirects: defineCollection({
    loader: glob({ pattern: 'redirects.yaml', base: './content' }),
    schema: RedirectFileSchema,
  }),
  words: defineCollection({
    // Beside the questions lie words that reading needs; scripts read those.
    loader: glob({ pattern: 'asking.yaml', base: './content/words' }),
    schema: z.strictObject({ asking: z.array(z.string().min(1)) }),
  }),
  pages: defineCollection({
    loader: glob({ pattern: '*.mdx', base: './content/pages' }),
    schema: z.strictObject({ title: z.string(), description: z.string() }),
  }),
};
