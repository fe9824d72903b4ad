import { z } from 'zod';

/** The levels of government, highest first. */
export const LEVELS = ['国家', '省', '市', '县', '乡'] as const;

const name = z.string().min(1).max(80, '名称不超过80个字');

/** A file in `content/entities/`; its name is the id. */
export const EntityFileSchema = z.strictObject({
  name,
  /** Other names in use for the same body. */
  aliases: z.array(z.string().min(1)).default([]),
  /** Former names, and names of bodies whose work it carries on: 选举任免联络工作委员会 of 代表工作委员会. */
  succeeds: z.array(z.string().min(1)).optional(),
  /** The level of government that it belongs to. */
  level: z.enum(LEVELS).optional(),
  /**
   * What addresses call it. Bodies that were filed before their figures were published have one; any other goes by a
   * checksum of its name, as it does before anybody files it, so that filing it moves nothing.
   */
  key: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u)
    .optional(),
});
export type Entity = z.infer<typeof EntityFileSchema> & { id: string };
