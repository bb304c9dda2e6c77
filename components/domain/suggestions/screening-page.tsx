import "./suggestions.css";
import { REFUSALS, SHRED_REASONS, STATUS_WORDS } from "@/lib/domain/suggestions/labels";
import {
  handOverSuggestionAction,
  passSuggestionAction,
  refuseSuggestionAction,
  shredSuggestionAction,
} from "@/lib/domain/suggestions/moderation/actions";
import type { SuggestionToScreen } from "@/lib/domain/suggestions/moderation/types";
import { dayLabel } from "@/lib/shared/dates";
import {
  ActionForm,
  FormCheckbox,
  FormSelect,
  FormText,
  FormTextArea,
} from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Notice } from "../../ui/feedback";
import { AlikeCard } from "./alike-card";
import { MaskedWording } from "./masked-wording";
import { PhotoCard } from "./photo-card";

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** One suggestion: its words, its photographs, and what the moderator decides. */
export function ScreeningPage({ found }: { found: SuggestionToScreen }) {
  const isOpen = found.status === "received";
  return (
    <>
      <PageHeader
        title={`建议：${found.categoryName}`}
        subtitle={`${found.regionName}，${STATUS_WORDS[found.status]}`}
        back={{ href: "/desk/suggestions", label: "群众建议" }}
      />
      {found.concernsOwn && (
        <div className="mb-4">
          <Notice tone="soon" title="这条建议提到您所在的单位">
            <p>请由其他审核员办理，您不能作决定。</p>
          </Notice>
        </div>
      )}
      <div className="grid gap-4">
        <Original found={found} />
        {found.photos.map((photo) => (
          <PhotoCard
            key={photo.id}
            suggestionId={found.id}
            photo={photo}
            mayDraw={!found.concernsOwn}
          />
        ))}
        {!found.concernsOwn && isOpen && <Pass found={found} />}
        <AlikeCard found={found} mayMerge={!found.concernsOwn} />
        {!found.concernsOwn && <OtherWays found={found} />}
      </div>
    </>
  );
}

function Original({ found }: { found: SuggestionToScreen }) {
  const { source, receivedOn, dueOn, hasContact, mayHandOver, text, wording, decidedByName } =
    found;
  return (
    <Card title="原文">
      <p className="suggest-words">{text || "内容已删除"}</p>
      <DescriptionList
        items={[
          { term: "来源", value: source === "hotline" ? "12345 转来" : "公开页面" },
          { term: "收到", value: dayLabel(receivedOn) },
          { term: "初审期限", value: dayLabel(dueOn) },
          {
            term: "联系方式",
            value: hasContact
              ? `留了（加密，审核员看不到）${mayHandOver ? "，同意转交 12345" : ""}`
              : "没有留",
          },
          ...(wording
            ? [{ term: "公开文字", value: <p className="suggest-words">{wording}</p> }]
            : []),
          ...(decidedByName ? [{ term: "办理人", value: decidedByName }] : []),
          ...found.history.map(({ day, kind, words }) => ({
            term: dayLabel(day),
            value: words ? `${kind}：${words}` : kind,
          })),
        ]}
      />
    </Card>
  );
}

function hidden({ id, version }: SuggestionToScreen) {
  return { suggestionId: id, version: String(version) };
}

function Pass({ found }: { found: SuggestionToScreen }) {
  return (
    <Card title="通过初审">
      <ActionForm action={passSuggestionAction} submit="通过" hidden={hidden(found)}>
        <MaskedWording name="wording" label="公开文字" initial={found.text} />
      </ActionForm>
    </Card>
  );
}

function OtherWays({ found }: { found: SuggestionToScreen }) {
  const isOpen = found.status === "received" || found.status === "screened";
  return (
    <Card title="其他办理">
      {isOpen && found.source === "portal" && (
        <details className="mb-3">
          <summary>转 12345 办理</summary>
          <div className="mt-3">
            <ActionForm action={handOverSuggestionAction} submit="转办" hidden={hidden(found)}>
              <FormTextArea
                name="summary"
                label="工单摘要"
                hint="不写姓名、电话；联系方式按提出人的意愿另行转交"
                max={1000}
                rows={4}
              />
            </ActionForm>
          </div>
        </details>
      )}
      {isOpen && (
        <details className="mb-3">
          <summary>不在受理范围</summary>
          <div className="mt-3">
            <ActionForm action={refuseSuggestionAction} submit="答复提出人" hidden={hidden(found)}>
              <FormSelect
                name="kind"
                label="原因和答复"
                choices={choicesOf(REFUSALS)}
                blank="请选择"
              />
              <FormText name="words" label="再说一句" optional maxLength={300} />
            </ActionForm>
          </div>
        </details>
      )}
      {found.status !== "shredded" && (
        <details>
          <summary>彻底删除</summary>
          <div className="mt-3">
            <p className="mb-3">销毁密钥、文字和照片，只留日期和原因类别，任何人不能恢复。</p>
            <ActionForm
              action={shredSuggestionAction}
              submit="彻底删除"
              variant="danger"
              hidden={hidden(found)}
            >
              <FormSelect
                name="kind"
                label="删除原因"
                choices={choicesOf(SHRED_REASONS)}
                blank="请选择"
              />
              <FormCheckbox name="sure" label="我知道删除后不能恢复" />
            </ActionForm>
          </div>
        </details>
      )}
    </Card>
  );
}
