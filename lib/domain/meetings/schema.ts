import * as z from "zod";
import { isRealDay } from "@/lib/shared/dates";
import { textSchema } from "@/lib/shared/text";

/** A day that exists, as a form sends it. */
export const daySchema = z
  .string({ error: "请选择日期" })
  .refine(isRealDay, { error: "请填写日期，例如 2026-12-18" });

const idsSchema = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat().filter(Boolean))
  .pipe(z.array(z.uuid()).max(200, { error: "最多 200 家单位" }));

const facts = {
  heldOn: daySchema,
  place: textSchema({ max: 60, optional: true }).default(""),
  subject: textSchema({ max: 100, optional: true }).default(""),
  carrierCode: z
    .string()
    .max(40)
    .optional()
    .transform((code) => code || null),
  participantIds: idsSchema,
  problemIds: idsSchema,
};

/** Planning a meeting of a region. */
export const planMeetingSchema = z.object({
  regionCode: z.string().regex(/^\d{6}$/, { error: "请选择地区" }),
  kind: z.enum(["coordination", "joint"], { error: "请选择会议种类" }),
  ...facts,
  key: z.uuid().optional(),
});

const meetingSchema = {
  meetingId: z.uuid({ error: "没有这次会议，请刷新页面" }),
  version: z.coerce.number().int().min(1),
};

/** Changing what was planned, in the version that was shown. */
export const changeMeetingSchema = z.object({ ...meetingSchema, ...facts });

/** 召开: who came. */
export const holdMeetingSchema = z.object({ ...meetingSchema, attendedIds: idsSchema });

/** 取消, with a reason that the participants read. */
export const cancelMeetingSchema = z.object({ ...meetingSchema, reason: textSchema({ max: 200 }) });

/** 纪要. */
export const minuteMeetingSchema = z.object({
  ...meetingSchema,
  minutes: textSchema({ max: 5000, optional: true }),
});

/** What the meetings' page shows. */
export const meetingFilterSchema = z.object({
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  kind: z.enum(["coordination", "joint"]).optional().catch(undefined),
});

export type PlanMeetingInput = z.infer<typeof planMeetingSchema>;
export type ChangeMeetingInput = z.infer<typeof changeMeetingSchema>;
export type HoldMeetingInput = z.infer<typeof holdMeetingSchema>;
export type CancelMeetingInput = z.infer<typeof cancelMeetingSchema>;
export type MinuteMeetingInput = z.infer<typeof minuteMeetingSchema>;
export type MeetingFilter = z.infer<typeof meetingFilterSchema>;
