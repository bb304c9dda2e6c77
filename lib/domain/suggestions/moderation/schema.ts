import * as z from "zod";
import { REFUSALS, type RefusalKind, SHRED_REASONS } from "@/lib/domain/suggestions/labels";
import { TEXT_MAX } from "@/lib/domain/suggestions/rules";
import { textSchema } from "@/lib/shared/text";

const suggestionId = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number({ error: "请刷新页面后再试" }).int();
const wording = textSchema({ max: TEXT_MAX });
const kinds = Object.keys(REFUSALS) as [RefusalKind, ...RefusalKind[]];
const shredKinds = Object.keys(SHRED_REASONS) as [
  keyof typeof SHRED_REASONS,
  ...(keyof typeof SHRED_REASONS)[],
];

/** The queue from its address. */
export const queueSchema = z.object({
  view: z.enum(["waiting", "passed", "ended"]).catch("waiting"),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

const decision = z.object({ suggestionId, version });

export const passSchema = decision.extend({ wording });
export const handOverSchema = decision.extend({ summary: wording });
export const mergeSchema = decision.extend({
  intoId: z.uuid({ error: "请先选要并入的那一条" }),
});
export const refuseSchema = decision.extend({
  kind: z.enum(kinds, { error: "请选原因" }),
  words: textSchema({ max: 300, optional: true }).default(""),
});
export const shredSchema = decision.extend({
  kind: z.enum(shredKinds, { error: "请选原因" }),
  sure: z.literal("on", { error: "删除后不能恢复，请先打勾确认" }),
});

/** Left, top, width and height in percent. */
export type Box = readonly [left: number, top: number, width: number, height: number];

const MOST_BOXES = 40;

function readBoxes(text: string, context: z.RefinementCtx<string>): Box[] {
  const wrong = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  const lines = text.split(/[\n;；]/).filter((line) => line.trim() !== "");
  if (lines.length > MOST_BOXES) return wrong(`最多 ${MOST_BOXES} 处遮挡`);
  const boxes: Box[] = [];
  for (const line of lines) {
    const [left = -1, top = -1, width = -1, height = -1, ...more] = line
      .trim()
      .split(/[\s,，]+/)
      .map(Number);
    const isShare = [left, top, width, height].every((one) => one >= 0 && one <= 100);
    if (!isShare || more.length > 0) return wrong("每行填四个 0 至 100 的数：左、上、宽、高");
    boxes.push([left, top, width, height]);
  }
  return boxes;
}

/** Rectangles to draw over a photograph: left, top, width, height in percent, one a line. */
export const redactSchema = z.object({
  suggestionId,
  photoId: z.uuid(),
  alt: textSchema({ max: 120 }),
  boxes: z.string().max(2_000).transform(readBoxes),
  /** Nothing on it has to be hidden: said expressly. */
  isClean: z.string().optional(),
});

export type QueueInput = z.infer<typeof queueSchema>;
export type PassInput = z.infer<typeof passSchema>;
export type HandOverInput = z.infer<typeof handOverSchema>;
export type MergeInput = z.infer<typeof mergeSchema>;
export type RefuseInput = z.infer<typeof refuseSchema>;
export type ShredInput = z.infer<typeof shredSchema>;
export type RedactInput = z.infer<typeof redactSchema>;
