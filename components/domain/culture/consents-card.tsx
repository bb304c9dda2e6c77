import Link from "next/link";
import {
  ActionForm,
  FormRadio,
  FormSelect,
  FormText,
  FormTextArea,
} from "@/components/forms/action-form";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/mark";
import { recordConsentAction, withdrawConsentAction } from "@/lib/domain/culture/consents/actions";
import type { ConsentDocument, ConsentRecord } from "@/lib/domain/culture/consents/types";
import { consentKindWords } from "@/lib/domain/culture/pieces/labels";
import type { PieceDetail } from "@/lib/domain/culture/pieces/types";

type ConsentsCardProps = { piece: PieceDetail; documents: readonly ConsentDocument[] };

/** Who agreed to what; recording a consent, and noting that one was withdrawn. */
export function ConsentsCard({ piece, documents }: ConsentsCardProps) {
  return (
    <Card title="授权记录">
      <p className="mb-3 text-ink-soft">只在工作端看得到。撤回任何一份，公开页面立即撤下。</p>
      <ul className="grid gap-4">
        {piece.consents.map((consent) => (
          <Consent key={consent.id} pieceId={piece.id} consent={consent} />
        ))}
      </ul>
      <details className="mt-4" open={piece.consents.length === 0}>
        <summary className="link">登记一份授权</summary>
        <div className="mt-4">
          <RecordForm piece={piece} documents={documents} />
        </div>
      </details>
    </Card>
  );
}

function Consent({ pieceId, consent }: { pieceId: string; consent: ConsentRecord }) {
  const { id, kind, givenBy, givenOn, fileName, note, withdrawnOn, withdrawnReason } = consent;
  return (
    <li>
      <b>{consentKindWords[kind]}</b> {givenBy}，{givenOn}{" "}
      {withdrawnOn && <Tag tone="amber">{withdrawnOn} 已撤回</Tag>}
      <span className="block text-sm text-ink-hint">
        依据：{fileName}
        {note && `；${note}`}
        {withdrawnReason && `；撤回原因：${withdrawnReason}`}
      </span>
      {!withdrawnOn && (
        <details>
          <summary className="link">对方撤回同意</summary>
          <div className="mt-3">
            <ActionForm
              action={withdrawConsentAction}
              hidden={{ pieceId, consentId: id }}
              submit="登记撤回"
              variant="danger"
            >
              <FormTextArea
                name="reason"
                label="撤回情况"
                hint="谁、什么时候、怎么提出的"
                max={200}
                rows={2}
              />
            </ActionForm>
          </div>
        </details>
      )}
    </li>
  );
}

function RecordForm({ piece, documents }: ConsentsCardProps) {
  const kinds =
    piece.kind === "brand" ? (["naming", "portrait"] as const) : (["display", "portrait"] as const);
  return (
    <ActionForm action={recordConsentAction} hidden={{ pieceId: piece.id }} submit="登记授权">
      <div className="grid gap-5">
        <FormRadio
          name="kind"
          label="同意什么"
          choices={kinds.map((value) => ({ value, label: consentKindWords[value] }))}
          defaultValue={kinds[0]}
        />
        <FormText name="givenBy" label="谁同意的" hint="未成年人由监护人同意，写监护人姓名" />
        <FormText name="givenOn" type="date" label="哪天签的" />
        <FormSelect
          name="evidenceId"
          label="授权书"
          blank={documents.length > 0 ? "请选择" : "材料库里还没有文件"}
          hint={
            <>
              从本单位
              <Link className="link" href="/desk/evidence">
                材料库
              </Link>
              选择；还没有的先去上传
            </>
          }
          choices={documents.map(({ id: value, label }) => ({ value, label }))}
        />
        <FormText name="note" label="备注" optional />
      </div>
    </ActionForm>
  );
}
