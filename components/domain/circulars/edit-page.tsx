import type { CarrierColumn } from "@/lib/domain/carriers/types";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { CircularForm } from "./circular-form";

export interface EditPageProps {
  circular: CircularDetail;
  carriers: Pick<CarrierColumn, "code" | "name">[];
}

/** Where a draft is written and its recipients are chosen. */
export function EditPage({ circular, carriers }: EditPageProps) {
  return (
    <>
      <PageHeader
        title="修改通报"
        subtitle={`数字出自${circular.editionName}`}
        back={{ href: `/desk/circulars/${circular.id}`, label: "通报" }}
      />
      <Card className="max-w-3xl">
        {circular.status === "draft" ? (
          <CircularForm
            circularId={circular.id}
            version={circular.version}
            text={circular}
            carriers={carriers}
            submit="保存"
          />
        ) : (
          <Notice title="这份通报已经发出，不能再改；需要更正时请撤回后另行通报" />
        )}
      </Card>
    </>
  );
}
