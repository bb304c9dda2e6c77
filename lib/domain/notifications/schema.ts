import * as z from "zod";

const messageId = z.uuid({ error: "消息编号不正确，请刷新页面" });

/** Which messages: unread ones first, only the unread, or those that wait for 收到. */
const messageViewSchema = z.enum(["all", "unread", "receipt"]).catch("all");

/** Marking everything up to a message as read; the newest one shown. */
export const readingSchema = z.object({
  upTo: messageId,
  /** Where it was pressed, to come back to. */
  from: z.enum(["today", "messages"]).catch("today"),
});

/** Confirming one message with 收到. */
export const receivingSchema = z.object({
  messageId,
  from: z.enum(["today", "messages"]).catch("messages"),
});

/** The messages page, from its address. */
export const listMessagesSchema = z.object({
  view: messageViewSchema,
  after: z.string().max(80).optional().catch(undefined),
});

/** A reading, checked. */
export type ReadingInput = z.infer<typeof readingSchema>;
export type ReceivingInput = z.infer<typeof receivingSchema>;
export type ListMessagesInput = z.infer<typeof listMessagesSchema>;
