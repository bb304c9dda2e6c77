import "./culture.css";
import { ActionForm, FormSelect, FormText } from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import { nameFamilyAction, removeFamilyAction } from "@/lib/domain/culture/pieces/actions";
import type { PieceDetail } from "@/lib/domain/culture/pieces/types";

type FamiliesCardProps = { piece: Extract<PieceDetail, { kind: "brand" }> };

/** The families that a brand names, each by its own consent; no scores, no order of merit. */
export function FamiliesCard({ piece }: FamiliesCardProps) {
  const hidden = { pieceId: piece.id, version: String(piece.version) };
  const used = new Set(piece.details.families.map(({ consentId }) => consentId));
  const consents = piece.consents.filter(
    ({ id, kind, withdrawnOn }) => kind === "naming" && withdrawnOn === null && !used.has(id),
  );
  return (
    <Card title="具名的家庭">
      <p className="mb-3 text-ink-soft">每个家庭都要有自己的具名同意。不打分，不排名次。</p>
      <ul className="grid gap-3">
        {piece.details.families.map(({ id, name, reason, namedOn }) => (
          <li key={id} className="flex flex-wrap items-center gap-3">
            <span>
              {name}，{namedOn}：{reason}
            </span>
            <ActionForm
              action={removeFamilyAction}
              hidden={{ ...hidden, familyId: id }}
              submit="移除"
              size="small"
              variant="quiet"
            />
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="link">增加一个家庭</summary>
        <div className="mt-4">
          <ActionForm action={nameFamilyAction} hidden={hidden} submit="增加家庭">
            <div className="grid gap-5">
              <FormText name="name" label="怎么称呼" hint="按家庭同意的称呼写，例如 张家湾村陈家" />
              <FormText name="reason" label="为什么" hint="写一件具体的事，不写分数" />
              <FormText name="namedOn" type="date" label="哪天公布" />
              <FormSelect
                name="consentId"
                label="具名同意"
                blank={consents.length > 0 ? "请选择" : "先在授权记录中登记"}
                choices={consents.map(({ id, givenBy, givenOn }) => ({
                  value: id,
                  label: `${givenBy}，${givenOn}`,
                }))}
              />
            </div>
          </ActionForm>
        </div>
      </details>
    </Card>
  );
}
