import { z } from 'zod';
import type { IssueKey } from '../bulletin/issue-key.ts';
import { IssueKeySchema } from '../bulletin/schema.ts';

/**
 * The life of a suggestion, in order, as the bulletins tell it; 全程 goes through all of it, 支撑 stands
 * outside it (training, deputies' stations, rules).
 */
export const STAGES = [
  '提出',
  '交办',
  '承办',
  '沟通',
  '审核',
  '答复',
  '督办',
  '测评',
  '跟踪',
  '公开',
  '全程',
  '支撑',
] as const;
export type Stage = (typeof STAGES)[number];

/** The ten stages that follow each other; the last two of `STAGES` are none of them. */
export const LIFE: readonly Stage[] = STAGES.slice(0, 10);

/** Stages in addresses. */
export const STAGE_ID: Readonly<Record<Stage, string>> = {
  提出: 'ti-chu',
  交办: 'jiao-ban',
  承办: 'cheng-ban',
  沟通: 'gou-tong',
  审核: 'shen-he',
  答复: 'da-fu',
  督办: 'du-ban',
  测评: 'ce-ping',
  跟踪: 'gen-zong',
  公开: 'gong-kai',
  全程: 'quan-cheng',
  支撑: 'zhi-cheng',
};

const stages = z.array(z.enum(STAGES)).min(1);

/** One unit that reports the mechanism in one sentence. */
export const AttestationSchema = z.strictObject({
  serial: IssueKeySchema,
  /** The name that this unit gives it, or a description where it gives none. */
  name: z.string().min(1),
  /** 机制, 做法, 流程, 会议 … */
  kind: z.string().min(1),
  /** Who does it. */
  unit: z.string().min(1),
  /** The main stage first. */
  stages,
  /** Words of the bulletin, corrected reading, within one passage. */
  quote: z.string().min(2),
  /** The number that the name carries: 三 in 三个三. */
  declared: z.number().int().positive().optional(),
  /** The parts that the text lists. */
  parts: z.array(z.string().min(1)).min(1).optional(),
  /** Where the parts are steps one after the other: the stage that each of them belongs to. */
  chain: z.array(z.enum(STAGES)).optional(),
  /** What a reader of the entry should know. */
  note: z.string().min(1).optional(),
});
export type Attestation = z.infer<typeof AttestationSchema>;

/** A file in `content/mechanisms/`; its name is the id. */
export const MechanismFileSchema = z.strictObject({
  name: z.string().min(1),
  /** The main stage first. */
  stages,
  attestations: z.array(AttestationSchema).min(1),
});
export type Mechanism = z.infer<typeof MechanismFileSchema> & { id: string };

/** An attestation with the place of its quotation, as `npm run extract` writes it. */
export interface AttestedPlace {
  /** Id of the mechanism. */
  mechanism: string;
  /** Which of its attestations, from 0. */
  attestation: number;
  serial: IssueKey;
  passage: string;
  /** The sentence that the quotation begins in. */
  sentence: string;
  stages: Stage[];
}
