import { FREQUENCY_LABELS } from "@/lib/domain/assignments/labels";
import { setWindowRuleAction } from "@/lib/domain/windows/actions";
import { ruleExample } from "@/lib/domain/windows/rules";
import type { RulePlace, WindowRule } from "@/lib/domain/windows/types";
import { ActionForm, FormSelect, FormText } from "../../forms/action-form";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

interface RuleFormProps {
  places: readonly RulePlace[];
  carriers: readonly { code: string; name: string }[];
  chosen: WindowRule | undefined;
}

const FREQUENCIES = Object.entries(FREQUENCY_LABELS).map(([value, label]) => ({ value, label }));

/** A rule in four questions; leaving a number empty means without limit. */
export function RuleForm({ places, carriers, chosen }: RuleFormProps) {
  return (
    <Card title={chosen ? "修改规则" : "添加规则"}>
      <ActionForm
        action={setWindowRuleAction}
        submit={chosen ? "保存修改" : "添加"}
        pendingText="正在保存…"
        hidden={{
          version: String(chosen?.version ?? 0),
          ...(chosen && {
            regionCode: chosen.regionCode,
            carrierCode: chosen.carrierCode ?? "",
            frequency: chosen.frequency ?? "",
          }),
        }}
        beside={chosen && <ButtonLink href="/desk/windows/rules">不改了</ButtonLink>}
      >
        {chosen ? (
          <p className="mb-4">
            {chosen.regionName} · {chosen.carrierName ?? "所有领域"}
            {chosen.frequency && ` · ${FREQUENCY_LABELS[chosen.frequency]}`}
          </p>
        ) : (
          <Scope places={places} carriers={carriers} />
        )}
        <FormText
          name="opensBefore"
          label="截止前几天开窗"
          inputMode="numeric"
          hint="留空：下发后就收"
          defaultValue={chosen?.opensBefore ?? ""}
          optional
        />
        <FormText
          name="closesAfter"
          label="截止后几天关窗"
          inputMode="numeric"
          hint="留空：年度关闭前都收，逾期注明"
          defaultValue={chosen?.closesAfter ?? ""}
          optional
        />
        <p className="text-sm text-ink-hint">
          例如填 24 和 10：{ruleExample({ opensBefore: 24, closesAfter: 10, frequency: null })}
          。规则保存后即时生效，已过关窗日的当即关窗，可申请单独开窗补报。
        </p>
      </ActionForm>
    </Card>
  );
}

function Scope({ places, carriers }: Omit<RuleFormProps, "chosen">) {
  const regions = [...new Map(places.map((place) => [place.regionCode, place.regionName]))];
  const isOffice = places.some((place) => place.carrierCode === null);
  const own = new Set(places.map((place) => place.carrierCode));
  const shown = isOffice ? carriers : carriers.filter(({ code }) => own.has(code));
  return (
    <>
      <FormSelect
        name="regionCode"
        label="地区"
        choices={regions.map(([value, label]) => ({ value, label }))}
        hint="对本地区和以下各级生效，下级另有规则的从其规则"
      />
      <FormSelect
        name="carrierCode"
        label="领域"
        choices={shown.map(({ code, name }) => ({ value: code, label: name }))}
        {...(isOffice ? { blank: "所有领域" } : {})}
        optional={isOffice}
      />
      <FormSelect name="frequency" label="频次" choices={FREQUENCIES} blank="所有频次" optional />
    </>
  );
}
