import Link from "next/link";
import { draftCircularAction } from "@/lib/domain/circulars/actions";
import { editionName, PURPOSE_WORDS } from "@/lib/domain/editions/labels";
import type { EditionRow } from "@/lib/domain/editions/types";
import { ActionForm, FormSelect } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";

export interface NewCircularPageProps {
  editions: EditionRow[];
  chosen: string | undefined;
  formKey: string;
}

/** From which edition a circular is drafted. */
export function NewCircularPage({ editions, chosen, formKey }: NewCircularPageProps) {
  return (
    <>
      <PageHeader
        title="拟写通报"
        subtitle="选一期数据生成草稿：总体、分载体、分地区、存在问题；数字都出自这一期"
        back={{ href: "/desk/circulars", label: "情况通报" }}
      />
      <Card className="max-w-3xl">
        {editions.length === 0 ? (
          <EmptyState kind="first-use" title="还没有定稿的数据期">
            请先在<Link href="/desk/editions/new">数据期</Link>定稿一期
          </EmptyState>
        ) : (
          <ActionForm
            action={draftCircularAction}
            submit="生成草稿"
            variant="primary"
            pendingText="正在生成"
            hidden={{ key: formKey }}
            beside={<ButtonLink href="/desk/circulars">取消</ButtonLink>}
          >
            <FormSelect
              name="editionId"
              label="依据哪一期"
              choices={editions.map((one) => ({
                value: one.id,
                label: `${editionName(one)}（${PURPOSE_WORDS[one.purpose].name}）${one.title}`,
              }))}
              defaultValue={chosen ?? editions[0]?.id}
            />
          </ActionForm>
        )}
      </Card>
    </>
  );
}
