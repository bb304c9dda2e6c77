import type { ChecklistItem } from "@/lib/domain/sites/checklists/types";
import { ITEM_ANSWER_LABELS } from "@/lib/domain/sites/evaluations/labels";
import type { CitedMaterial, Finding, OwnAnswer } from "@/lib/domain/sites/evaluations/types";
import { withBase } from "@/lib/shared/base-path";
import { FormGroup, FormRadio, FormText, FormTick } from "../../../forms/action-form";
import { lineLabel } from "../../../forms/line-label";
import { Card } from "../../../ui/card";
import { Tag } from "../../../ui/mark";

interface ItemFieldsProps {
  item: ChecklistItem;
  at: number;
  given?: OwnAnswer | Finding | undefined;
  /** What the unit said, for whoever verifies it. */
  own?: OwnAnswer | undefined;
  materials: readonly CitedMaterial[];
  citable: boolean;
  siteId: string;
}

const CHOICES = Object.entries(ITEM_ANSWER_LABELS).map(([value, label]) => ({ value, label }));

/** The fields of one item: how far it is so, words, and for the unit its materials. */
export function ItemFields({ item, at, given, own, materials, citable, siteId }: ItemFieldsProps) {
  const { code, title, prove, isMust } = item;
  const line = `第 ${at + 1} 条`;
  const cited = given && "evidenceIds" in given ? given.evidenceIds : [];
  return (
    <Card
      title={
        <>
          {at + 1}. {title} {isMust && <Tag>必备</Tag>}
        </>
      }
    >
      <div className="grid gap-4">
        {prove && <p className="text-ink-soft">怎样证明：{prove}</p>}
        {own && <OwnVoice own={own} materials={materials} siteId={siteId} />}
        <FormRadio
          name={`answer.${code}`}
          label={lineLabel(line, citable ? "符合程度" : "核验发现")}
          choices={CHOICES}
          defaultValue={given?.answer}
        />
        <FormText
          name={`words.${code}`}
          label={lineLabel(line, "说明")}
          hint="不完全符合时写明哪里不符合"
          defaultValue={given?.words}
          maxLength={500}
          optional
        />
        {citable && materials.length > 0 && (
          <details open={cited.length > 0}>
            <summary>引用材料库里的佐证</summary>
            <FormGroup name={`evidence.${code}`} label={lineLabel(line, "材料")}>
              {materials.map(({ id, name }) => (
                <FormTick
                  key={id}
                  name={`evidence.${code}[]`}
                  value={id}
                  label={name}
                  defaultChecked={cited.includes(id)}
                />
              ))}
            </FormGroup>
          </details>
        )}
      </div>
    </Card>
  );
}

function OwnVoice({
  own,
  materials,
  siteId,
}: {
  own: OwnAnswer;
  materials: readonly CitedMaterial[];
  siteId: string;
}) {
  return (
    <p>
      单位自评：<b>{ITEM_ANSWER_LABELS[own.answer]}</b> {own.words}
      {materials
        .filter(({ id }) => own.evidenceIds.includes(id))
        .map(({ id, name }) => (
          <a
            key={id}
            className="link block"
            href={withBase(`/api/sites/${siteId}/materials/${id}`)}
          >
            {name}
          </a>
        ))}
    </p>
  );
}
