import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { CellContext } from "@/lib/domain/lists/cells/types";
import { entriesOf, getDraft } from "@/lib/domain/lists/editing/queries";
import { rowFaults } from "@/lib/domain/lists/faults/rules";
import { rows } from "@/lib/platform/db";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const MOST_SAID = 8;

/**
 * Lets a draft be handed in only when every entry is complete. Throws `invalid` with what is wrong by the
 * entry's code, at most eight of them.
 */
export async function requireComplete(actor: Actor, listId: string): Promise<void> {
  const list = await getDraft(actor, listId);
  const subCarriers = await rows<{ value: string; label: string }>(sql`
    select code as value, name as label from carrier where parent_code = ${list.carrierCode}`);
  const context: CellContext = { kind: list.kind, year: list.year, subCarriers, citable: [] };
  const faulty = (await entriesOf(actor, rows, list)).flatMap(({ values }) => {
    const errors = rowFaults(values, context).filter(({ severity }) => severity === "error");
    const said = errors.map(({ message }) => message).join("、");
    return errors.length > 0 ? [[String(values.code), said] as const] : [];
  });
  if (faulty.length === 0) return;
  const fields: FieldErrors = Object.fromEntries(
    faulty.slice(0, MOST_SAID).map(([code, said]) => [code, `${code}：${said}`]),
  );
  const more = faulty.length > MOST_SAID ? `等 ${faulty.length} 行` : "";
  const message = `还有内容没有填全，请打开编辑改好后再提交：${Object.values(fields).join("；")}${more}`;
  throw invalid(fields, message);
}
