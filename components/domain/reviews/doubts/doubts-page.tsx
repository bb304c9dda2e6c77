import type { Doubt, DoubtsPage as Doubts } from "@/lib/domain/reviews/doubts/types";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { AnswerForm } from "./answer-form";
import { DoubtEntry } from "./doubt-entry";

interface DoubtsPageProps {
  doubts: Doubts;
  /** The one that is being answered. */
  chosen: Doubt | undefined;
  formKey: string;
}

/** 存疑: what waits for the reader's answer, what the reader forwarded, and what was settled. */
export function DoubtsPage({ doubts, chosen, formKey }: DoubtsPageProps) {
  const { toAnswer, raised, settled } = doubts;
  return (
    <>
      <PageHeader
        title="存疑"
        subtitle="审核人转来核查的填报；答复填报属实或不属实后，由审核人决定通过或退回"
      />
      <div className={chosen ? "with-aside" : undefined}>
        <div className="flex min-w-0 flex-col gap-5">
          <List title="待我答复" doubts={toAnswer} empty="没有等待答复的存疑" chosen={chosen?.id} />
          <List title="我转出的" doubts={raised} empty="没有正在核查的存疑" formKey={formKey} />
          <List title="已答复、已撤回" doubts={settled} empty="还没有办结的存疑" />
        </div>
        {chosen && (
          <aside className="flex flex-col gap-5" aria-label="答复存疑">
            <AnswerForm doubt={chosen} formKey={formKey} />
          </aside>
        )}
      </div>
    </>
  );
}

interface ListProps {
  title: string;
  doubts: readonly Doubt[];
  empty: string;
  chosen?: string | undefined;
  formKey?: string;
}

function List({ title, doubts, empty, chosen, formKey }: ListProps) {
  return (
    <Card title={title} aside={doubts.length > 0 ? `${doubts.length} 件` : undefined}>
      {doubts.length === 0 ? (
        <EmptyState kind="all-done" title={empty} />
      ) : (
        <ul className="flex flex-col gap-5">
          {doubts.map((doubt) => (
            <DoubtEntry
              key={doubt.id}
              doubt={doubt}
              isChosen={doubt.id === chosen}
              formKey={formKey}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
