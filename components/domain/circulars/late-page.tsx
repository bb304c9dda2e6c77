import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { LateRevision } from "@/lib/domain/circulars/revisions/queries";
import type { ComparedParagraph } from "@/lib/domain/circulars/revisions/rules";
import { momentLabel } from "@/lib/shared/dates";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { CircularForm } from "./circular-form";

export interface LatePageProps {
  revision: LateRevision;
  carriers: Pick<CarrierColumn, "code" | "name">[];
}

const SIGNS = { both: "", theirs: "现稿：", mine: "这一稿：" } as const;
const LOOKS = {
  both: "text-ink-hint",
  theirs: "border-l-4 border-lian-600 bg-lian-50 pl-3",
  mine: "border-l-4 border-qing-600 bg-qing-50 pl-3",
} as const;

/** What was saved, beside the text as it is: what came too late is compared and taken over by hand. */
export function LatePage({ revision, carriers }: LatePageProps) {
  const { circular, isKept } = revision;
  const isDraft = circular.status === "draft";
  return (
    <>
      <PageHeader
        title={isKept ? "保存过的稿子" : "您的修改没有并入"}
        subtitle={`${momentLabel(new Date(revision.at))} · ${revision.byName} · ${circular.title}`}
        back={{ href: `/desk/circulars/${circular.id}`, label: "通报" }}
      />
      {!isKept && (
        <div className="mb-5">
          <Notice
            tone="soon"
            title={`在您保存之前，${circular.editedByName ?? "另一位同志"}已改动了这份通报。您写的已保存，一字不少`}
          >
            <p>
              {isDraft
                ? "请对照下面的差别，把要并入的内容写进正文再保存。"
                : "通报已经发出，不能再改；需要更正时请撤回后另行通报。"}
            </p>
          </Notice>
        </div>
      )}
      <Card title="与现稿的差别" className="mb-5">
        <div className="flex flex-col gap-2">
          {revision.compared.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one fixed comparison have no other name.
            <Paragraph key={at} {...one} />
          ))}
        </div>
      </Card>
      {isDraft && (
        <Card title={isKept ? "以这一稿为底继续写" : "并入后保存"} className="max-w-3xl">
          <CircularForm
            circularId={circular.id}
            version={circular.version}
            text={revision}
            carriers={carriers}
            submit="保存为现稿"
          />
        </Card>
      )}
    </>
  );
}

function Paragraph({ kind, text }: ComparedParagraph) {
  return (
    <p className={LOOKS[kind]}>
      {SIGNS[kind] && <b>{SIGNS[kind]}</b>}
      {text}
    </p>
  );
}
