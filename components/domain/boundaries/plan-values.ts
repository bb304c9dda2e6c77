import type { ChangeForm } from "@/lib/domain/boundaries/schema";
import type { ChangeDetail, Plan } from "@/lib/domain/boundaries/types";

/** Which form a plan is edited in. */
export function formOf(plan: Plan): ChangeForm {
  return `${plan.subject}.${plan.kind}`;
}

type Values = Partial<Record<string, string>>;

function takesText(takes: Record<string, string>, names: Record<string, string>): string {
  return Object.entries(takes)
    .map(([what, code]) => `${/^\d+$/.test(what) ? what : (names[what] ?? what)} ${code}`)
    .join("\n");
}

function regionValues(
  plan: Extract<Plan, { subject: "region" }>,
  names: Record<string, string>,
): Values {
  if (plan.kind === "merge") {
    const { codes, into, people } = plan;
    return { codes: codes.join("\n"), intoCode: into.code, intoName: into.name, people };
  }
  if (plan.kind === "split") {
    const parts = plan.into.map(({ code, name }) => `${code} ${name}`).join("\n");
    return { code: plan.code, parts, takes: takesText(plan.takes, names), people: plan.people };
  }
  if (plan.kind === "move") {
    return { code: plan.code, parentCode: plan.parentCode, newCode: plan.newCode ?? "" };
  }
  return { code: plan.code, name: plan.name, newCode: plan.newCode ?? "" };
}

/** What a form shows of a change that is edited. */
export function planValues({ plan, names, title, basis, effectiveOn }: ChangeDetail): Values {
  const common = { title, basis, effectiveOn };
  if (plan.subject === "region") return { ...common, ...regionValues(plan, names) };
  if (plan.kind === "merge") {
    const units = plan.ids.map((id) => names[id] ?? id).join("\n");
    const into = names[plan.intoId] ?? plan.intoId;
    return { ...common, units, into, name: plan.name, people: plan.people };
  }
  const unit = names[plan.id] ?? plan.id;
  if (plan.kind === "split") return { ...common, unit, names: plan.names.join("\n") };
  if (plan.kind === "move") return { ...common, unit, regionCode: plan.regionCode };
  return { ...common, unit, name: plan.name };
}

const CODE_HINT = "原代码停用，下级代码随之更换";

type Line = { term: string; value: string };
type Named = (key: string) => string;

function peopleLine(fate: "end" | "follow"): Line {
  const value = fate === "follow" ? "转到承接的地区或单位" : "停用，由承接方另行授权";
  return { term: "原有人员和权限", value };
}

function codeLine(newCode: string | null): Line[] {
  return newCode ? [{ term: "新代码", value: `${newCode}（${CODE_HINT}）` }] : [];
}

function regionLines(plan: Extract<Plan, { subject: "region" }>, named: Named): Line[] {
  if (plan.kind === "rename") {
    const { code, name, newCode } = plan;
    return [
      { term: "地区", value: named(code) },
      { term: "新名称", value: name },
      ...codeLine(newCode),
    ];
  }
  if (plan.kind === "move") {
    const { code, parentCode, newCode } = plan;
    return [
      { term: "地区", value: named(code) },
      { term: "划到", value: named(parentCode) },
      ...codeLine(newCode),
    ];
  }
  if (plan.kind === "merge") {
    return [
      { term: "合并", value: plan.codes.map(named).join("、") },
      { term: "合并后", value: `${plan.into.name}（${plan.into.code}）` },
      peopleLine(plan.people),
    ];
  }
  const takes = Object.entries(plan.takes).map(([what, code]) => `${named(what)} → ${code}`);
  return [
    { term: "拆分", value: named(plan.code) },
    { term: "拆分为", value: plan.into.map(({ code, name }) => `${name}（${code}）`).join("、") },
    ...(takes.length > 0 ? [{ term: "归入", value: takes.join("；") }] : []),
    peopleLine(plan.people),
  ];
}

function organisationLines(plan: Extract<Plan, { subject: "organisation" }>, named: Named): Line[] {
  if (plan.kind === "merge") {
    const into = named(plan.intoId);
    return [
      { term: "合并", value: plan.ids.map(named).join("、") },
      { term: "承接单位", value: plan.name === into ? into : `${into}，更名为${plan.name}` },
      peopleLine(plan.people),
    ];
  }
  const unit = { term: "单位", value: named(plan.id) };
  if (plan.kind === "split") return [unit, { term: "分出", value: plan.names.join("、") }];
  if (plan.kind === "move") return [unit, { term: "迁到", value: named(plan.regionCode) }];
  return [unit, { term: "新名称", value: plan.name }];
}

/** A plan in words, line by line. */
export function planLines({ plan, names }: Pick<ChangeDetail, "plan" | "names">): Line[] {
  const named: Named = (key) => {
    const name = names[key];
    if (!name) return key;
    return /^\d+$/.test(key) ? `${name}（${key}）` : name;
  };
  return plan.subject === "region" ? regionLines(plan, named) : organisationLines(plan, named);
}
