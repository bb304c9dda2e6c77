import { proposeTopicAction } from "@/lib/domain/topics/actions";
import type { ProposalChoices } from "@/lib/domain/topics/proposals/queries";
import {
  ActionForm,
  FormGroup,
  FormSelect,
  FormText,
  FormTextArea,
  FormTick,
} from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";

type ProposePageProps = ProposalChoices & { formKey: string };

type Said = Omit<ProposalChoices["suggestions"][number], "id" | "wording">;

function noteOf({ regionName, receivedOn, mergedCount, solicitationTitle }: Said): string {
  const more = mergedCount > 0 ? `另有 ${mergedCount} 件内容相同` : null;
  const asked = solicitationTitle ? `来自征集“${solicitationTitle}”` : null;
  return [regionName, receivedOn, asked, more].filter(Boolean).join("，");
}

/** Makes a topic of suggestions that say the same, or of what was heard on the spot. */
export function ProposePage({
  fields,
  regions,
  solicitations,
  suggestions,
  leftOut,
  formKey,
}: ProposePageProps) {
  return (
    <>
      <PageHeader
        title="整理成题"
        subtitle="把说同一件事的建议合成一个题目；一件建议只进一个题目"
        back={{ href: "/desk/topics", label: "群众点题" }}
      />
      <Card className="max-w-3xl">
        <ActionForm
          action={proposeTopicAction}
          submit="保存题目"
          variant="primary"
          pendingText="正在保存"
          hidden={{ key: formKey }}
          beside={<ButtonLink href="/desk/topics">取消</ButtonLink>}
        >
          <div className="flex flex-col gap-5">
            <FormGroup
              name="suggestionIds"
              label="由哪些建议合成"
              optional
              hint="只列通过初审、还没有列入题目的建议；现场听到的可以不选"
            >
              {suggestions.length === 0 && <p>现在没有等着选题的建议。</p>}
              {leftOut > 0 && <p>另有 {leftOut} 件更早的没有列出，先处理这里的。</p>}
              {suggestions.map(({ id, wording, ...said }) => (
                <FormTick
                  key={id}
                  name="suggestionIds[]"
                  value={id}
                  label={wording.slice(0, 160)}
                  note={noteOf(said)}
                />
              ))}
            </FormGroup>
            <FormText name="title" label="题目" hint="一句话说清楚要改什么" maxLength={60} />
            <FormTextArea
              name="said"
              label="群众怎么说"
              hint="整理后的话，会公开；不写姓名、电话、门牌号和对具体人的指控"
              rows={6}
              max={2_000}
            />
            <FormText
              name="saidCount"
              label="多少人说"
              hint="网上建议的件数加现场听到的人数"
              inputMode="numeric"
            />
            <FormSelect
              name="fieldCode"
              label="领域"
              blank="请选择"
              choices={fields.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <FormSelect
              name="regionCode"
              label="地区"
              choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <FormText
              name="place"
              label="具体地方"
              hint="到村、街道为止，不写门牌号"
              optional
              maxLength={60}
            />
            <FormSelect
              name="solicitationId"
              label="来自哪次征集"
              optional
              blank="不是征集来的"
              choices={solicitations.map(({ id, title }) => ({ value: id, label: title }))}
            />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
