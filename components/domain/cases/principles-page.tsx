import { ActionForm, FormText } from "@/components/forms/action-form";
import { lineLabel } from "@/components/forms/line-label";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { setPrinciplesAction } from "@/lib/domain/cases/actions";
import type { CaseRule } from "@/lib/domain/cases/principles/queries";
import "./cases.css";

const LINES = 8;

/** By which principles the year's cases are selected; the host region's office sets them. */
export function PrinciplesPage({ rule, maySet }: { rule: CaseRule; maySet: boolean }) {
  return (
    <>
      <PageHeader
        title={`${rule.year} 年评选原则`}
        subtitle={rule.setByName ? `由${rule.setByName}设定` : "示例，办公室尚未设定"}
        back={{ href: "/desk/cases", label: "案例" }}
      />
      <Card className="max-w-3xl">
        {maySet ? (
          <PrinciplesForm rule={rule} />
        ) : (
          <ul className="list-disc pl-5">
            {rule.principles.map(({ name, note, weight }) => (
              <li key={name}>
                {name}（{weight}）：{note}
              </li>
            ))}
            <li>两名评审员相差超过 {rule.threshold} 分时，抽取第三名或会商</li>
          </ul>
        )}
      </Card>
    </>
  );
}

function PrinciplesForm({ rule }: { rule: CaseRule }) {
  return (
    <ActionForm
      action={setPrinciplesAction}
      submit="保存"
      hidden={{ year: String(rule.year), version: String(rule.version) }}
    >
      <p className="mb-4">各条权重相加为 100。已抽取评审员的案例仍按抽取时的原则评。</p>
      {Array.from({ length: LINES }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: eight fixed lines
        <div key={at} className="case-line mb-3">
          <FormText
            name={`name${at + 1}`}
            label={`原则 ${at + 1}`}
            optional
            defaultValue={rule.principles[at]?.name}
          />
          <FormText
            name={`note${at + 1}`}
            label={lineLabel(`原则 ${at + 1}`, "说明")}
            optional
            defaultValue={rule.principles[at]?.note}
          />
          <FormText
            name={`weight${at + 1}`}
            label={lineLabel(`原则 ${at + 1}`, "权重")}
            inputMode="numeric"
            optional
            defaultValue={rule.principles[at]?.weight}
          />
        </div>
      ))}
      <FormText
        name="threshold"
        label="两名评审员相差超过多少分，需要第三名或会商"
        inputMode="numeric"
        defaultValue={rule.threshold}
      />
    </ActionForm>
  );
}
