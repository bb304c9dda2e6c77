import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { keepsRules } from "@/lib/domain/guard/policy";
import { listGuardRules } from "@/lib/domain/guard/queries";
import { parametersAfter, wordListsOf } from "@/lib/domain/guard/register/rules";
import type { EditRuleInput } from "@/lib/domain/guard/register/schema";
import type { GuardRule } from "@/lib/domain/guard/types";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

function partsOf({ title, document, number, text, effect, ...rule }: GuardRule) {
  const { isAnswerable, isActive, parameters } = rule;
  return { title, document, number, text, effect, isAnswerable, isActive, parameters };
}

/**
 * Changes the wording, number, words, limits or effect of a rule, on the version that was seen. Throws
 * `forbidden` for all but the office of the province, `conflict` when somebody was faster.
 */
export async function editRule(actor: Actor, input: EditRuleInput): Promise<{ code: string }> {
  const rules = await listGuardRules(actor);
  if (!keepsRules(actor)) throw forbidden("减负守则由省级领导小组办公室维护");
  const before = rules.find((rule) => rule.code === input.code);
  if (!before) throw notFound("规定");
  if (wordListsOf(before.matcher).includes("words") && input.words.length === 0) {
    throw invalid({ words: "请至少写一个词；不想再用这条规定，请取消“启用”" });
  }
  const { code, title, document, number, text, effect, isAnswerable, isActive } = input;
  const parameters = parametersAfter(before.matcher, before.parameters, input);
  return write(actor, { action: "guard.edit_rule", key: input.key }, async (tx) => {
    const changed = await tx.count(sql`
      update guard_rule set title = ${title}, document = ${document}, number = ${number},
        text = ${text}, effect = ${effect}, is_answerable = ${isAnswerable}, is_active = ${isActive},
        parameters = ${JSON.stringify(parameters)}::jsonb, version = version + 1
      where code = ${code} and version = ${input.version}`);
    if (changed === 0) throw conflict("这条规定刚被他人修改，请刷新页面核对最新内容后再保存");
    await recordAudit(tx, actor, {
      action: "guard.edit_rule",
      subjectType: "guard_rule",
      subjectId: code,
      before: partsOf(before),
      after: { title, document, number, text, effect, isAnswerable, isActive, parameters },
    });
    return { code };
  });
}
