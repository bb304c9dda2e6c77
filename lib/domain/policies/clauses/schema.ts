import * as z from "zod";
import { textSchema } from "@/lib/shared/text";
import type { Correction, NumberStyle } from "../corrections/rules";

const CLAUSES = 600;

const draftSchema = {
  code: z.string().regex(/^[\da-z][\da-z-]{0,39}$/, { error: "没有这份文件" }),
  version: z.coerce.number().int().min(1),
};

const STYLES: readonly NumberStyle[] = ["article", "part", "item"];

/** `split:3` as what it asks for; keeping is what is left. */
function correctionOf(pressed: string): Correction {
  const [kind = "", value = ""] = pressed.split(":");
  const style = STYLES.find((one) => one === value);
  if (kind === "renumber" && style) return { kind, style };
  if (kind === "add" || kind === "split" || kind === "join" || kind === "remove") {
    return { kind, at: Number(value) };
  }
  return { kind: "keep" };
}

function column(max: number) {
  return z
    .array(textSchema({ max, optional: true }))
    .max(CLAUSES, { error: `一份文件最多 ${CLAUSES} 条，请分成几份文件录入` })
    .default([]);
}

/** All clauses as the form shows them, and the button that was pressed. */
export const correctClausesSchema = z
  .object({
    ...draftSchema,
    number: column(40),
    heading: column(120),
    text: column(6000),
    press: z
      .string()
      .regex(/^(keep|(add|split|join|remove):-?\d{1,4}|renumber:(article|part|item))$/)
      .default("keep"),
  })
  .refine(
    ({ number, heading, text }) =>
      number.length === heading.length && number.length === text.length,
    {
      error: "表单没有传完整，请刷新页面后重试",
      path: ["form"],
    },
  )
  .transform(({ code, version, number, heading, text, press }) => ({
    code,
    version,
    correction: correctionOf(press),
    clauses: number.map((one, at) => ({
      number: one,
      heading: heading[at] ?? "",
      text: text[at] ?? "",
    })),
  }));

/** Text to propose clauses from. */
export const readTextSchema = z.object({
  ...draftSchema,
  text: textSchema({ max: 200_000 }),
});

export type CorrectClausesInput = z.infer<typeof correctClausesSchema>;
export type ReadTextInput = z.infer<typeof readTextSchema>;
