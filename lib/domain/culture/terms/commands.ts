import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { mayKeepTerms } from "@/lib/domain/culture/terms/queries";
import type { TermInput } from "@/lib/domain/culture/terms/schema";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Adds a term or changes its words, order and use. Kinds that regions owe keep their level. */
export async function keepTerm(actor: Actor, input: TermInput): Promise<{ code: string }> {
  if (!mayKeepTerms(actor)) throw forbidden("分类由省级领导小组办公室维护");
  const { family, code, name, note, position, isActive } = input;
  return write(actor, { action: "culture_term.keep" }, async (tx) => {
    const before = await tx.row(sql`
      select name, note, position, is_active as "isActive" from culture_term
      where family = ${family} and code = ${code} for update`);
    await tx.count(sql`
      insert into culture_term (family, code, name, note, position, is_active)
      values (${family}, ${code}, ${name}, ${note}, ${position}, ${isActive})
      on conflict (family, code) do update set name = excluded.name, note = excluded.note,
        position = excluded.position, is_active = excluded.is_active`);
    await recordAudit(tx, actor, {
      action: "culture_term.keep",
      subjectType: "culture_term",
      subjectId: `${family}:${code}`,
      before,
      after: input,
    });
    return { code };
  });
}
