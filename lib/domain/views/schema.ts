import * as z from "zod";
import { viewAddress } from "./rules";

const id = z.uuid({ error: "视图编号不正确，请刷新页面" });
const version = z.coerce.number({ error: "页面已过期，请刷新后重试" }).int().min(1);
const name = z
  .string({ error: "请给视图起个名字" })
  .trim()
  .min(1, { error: "请给视图起个名字" })
  .max(40, { error: "名字不超过 40 字" });

/** An address of the desk; anything else is refused. */
export const addressSchema = z.string({ error: "没有要保存的页面" }).transform((text, context) => {
  const address = viewAddress(text);
  if (address) return address;
  context.addIssue({ code: "custom", message: "只能保存工作台里的页面，请从那一页点“保存此视图”" });
  return z.NEVER;
});

/** Keeping a page. */
export const keepViewSchema = z.object({ name, address: addressSchema, key: z.uuid().optional() });
/** Another name. */
export const renameViewSchema = z.object({ viewId: id, version, name });
/** One place up or down. */
export const moveViewSchema = z.object({
  viewId: id,
  direction: z.enum(["up", "down"], { error: "请选择上移或下移" }),
});
/** Removing, and bringing back. */
export const viewSchema = z.object({ viewId: id });

/** What is kept, checked. */
export type KeepViewInput = z.infer<typeof keepViewSchema>;
/** A new name, checked. */
export type RenameViewInput = z.infer<typeof renameViewSchema>;
/** A move, checked. */
export type MoveViewInput = z.infer<typeof moveViewSchema>;
/** Which view, checked. */
export type ViewInput = z.infer<typeof viewSchema>;
