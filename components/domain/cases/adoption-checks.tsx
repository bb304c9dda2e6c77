import { ActionForm, FormRadio, FormTextArea } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import { checkAdoptionAction } from "@/lib/domain/cases/actions";
import type { CasePageFacts } from "@/lib/domain/cases/desk/queries";
import { adoptionStatusWords } from "@/lib/domain/cases/labels";
import type { Adoption } from "@/lib/domain/cases/types";
import { dayLabel } from "@/lib/shared/dates";
import { CaseFigures } from "./case-figures";

/** Who copied the case, and the check of results that wait for it. */
export function AdoptionChecks({ found, adoptions }: CasePageFacts) {
  if (adoptions.length === 0) return null;
  return (
    <Card title="学用情况">
      <div className="flex flex-col gap-5">
        {adoptions.map((one) => (
          <section key={one.id} aria-label={one.organisationName}>
            <AdoptionText one={one} />
            {found.maySelect && one.status === "reported" && <CheckForm one={one} />}
          </section>
        ))}
      </div>
    </Card>
  );
}

/** What an adopter reports. */
export function AdoptionText({ one }: { one: Adoption }) {
  return (
    <>
      <h3 className="font-semibold">
        {one.organisationName}（{one.regionName}）{adoptionStatusWords[one.status]}
      </h3>
      <p className="text-ink-hint">{dayLabel(one.adoptedOn)}开始学用</p>
      <p className="case-text">因地制宜：{one.adapted}</p>
      <p className="case-text">结果：{one.result}</p>
      {one.figures.length > 0 && <CaseFigures figures={one.figures} />}
      {one.reason && <p>核对意见：{one.reason}</p>}
    </>
  );
}

function CheckForm({ one }: { one: Adoption }) {
  return (
    <ActionForm
      action={checkAdoptionAction}
      submit="提交核对"
      className="mt-3"
      hidden={{ adoptionId: one.id, version: String(one.version) }}
    >
      <FormRadio
        name="decision"
        label="核对结果"
        choices={[
          { value: "check", label: "属实", note: "案例新一稿送审，发布后公开" },
          { value: "return", label: "退回" },
        ]}
      />
      <FormTextArea name="reason" label="意见" max={500} rows={2} optional />
    </ActionForm>
  );
}
