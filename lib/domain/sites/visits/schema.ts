import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const bookingId = z.uuid({ error: "编号不正确，请刷新页面" });
const version = z.coerce.number().int().min(1);

/** Moving a booking on, in the version that was shown. */
export const moveSchema = z.object({ bookingId, version });

/** Declining it, with the reason that whoever asked is told. */
export const declineSchema = moveSchema.extend({ reason: textSchema({ max: 200 }) });

/** The desk's list from its address. */
export const bookingListSchema = z.object({
  view: z.enum(["waiting", "coming", "past"]).catch("waiting"),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

export type MoveInput = z.infer<typeof moveSchema>;
export type DeclineInput = z.infer<typeof declineSchema>;
export type BookingListInput = z.infer<typeof bookingListSchema>;
