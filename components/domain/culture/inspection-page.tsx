import Link from "next/link";
import { ActionForm, FormTextArea } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/feedback";
import { Tag } from "@/components/ui/mark";
import { cancelInspectionAction } from "@/lib/domain/culture/inspections/actions";
import { canAnswer, canRemedy } from "@/lib/domain/culture/inspections/rules";
import type { InspectionDetail, InspectionItem } from "@/lib/domain/culture/inspections/types";
import { momentLabel } from "@/lib/shared/dates";
import { InspectionOutcome } from "./inspection-history";

/** One order: its venues, what was found at each, and what the reader answers for. */
export function InspectionPage({ inspection }: { inspection: InspectionDetail }) {
  const { title, regionName, dueOn, note, isDrawn, drawnFrom, asked, answered } = inspection;
  return (
    <>
      <PageHeader
        title={title}
        subtitle={`${regionName}，${dueOn}前完成，已填 ${answered} / ${asked}`}
        back={{ href: "/desk/culture/inspections", label: "阵地巡查" }}
      />
      {inspection.isCancelled && (
        <div className="mb-4">
          <Notice tone="soon" title="已取消">
            <p>{inspection.cancelReason}</p>
          </Notice>
        </div>
      )}
      <Card className="mb-4">
        <p>{note || "没有另外的要求。"}</p>
        <p className="mt-2 text-sm text-ink-hint">
          {inspection.orderedByName} {momentLabel(inspection.orderedAt)}安排
          {isDrawn && `，从 ${drawnFrom} 处中随机抽取`} {inspection.isExample && <Tag>示例</Tag>}
        </p>
      </Card>
      <div className="grid gap-4">
        {inspection.items.map((item) => (
          <ItemCard key={item.id} item={item} />
        ))}
      </div>
      {inspection.mayCancel && (
        <Card className="mt-6 max-w-3xl" title="取消巡查单">
          <ActionForm
            action={cancelInspectionAction}
            hidden={{ inspectionId: inspection.id }}
            submit="取消巡查单"
            variant="danger"
          >
            <FormTextArea name="reason" label="取消原因" max={200} rows={2} />
          </ActionForm>
        </Card>
      )}
    </>
  );
}

function ItemCard({ item }: { item: InspectionItem }) {
  const { id, venueId, venueName, venuePlace, regionName, note, remedyNote, mayAnswer } = item;
  const isOpen = canAnswer(item) || canRemedy(item);
  return (
    <div id={`item-${id}`}>
      <Card>
        <h2 className="font-semibold">
          <Link className="link" href={`/desk/culture/venues/${venueId}`}>
            {venueName}
          </Link>
        </h2>
        <p className="text-sm text-ink-hint">
          {regionName}，{venuePlace}
        </p>
        <p className="mt-2">
          <InspectionOutcome item={item} />
        </p>
        {note && <p>{note}</p>}
        {remedyNote && <p>处理：{remedyNote}</p>}
        {mayAnswer && isOpen && (
          <p className="mt-3">
            <ButtonLink href={`/desk/culture/inspections/items/${id}`} variant="primary">
              {canAnswer(item) ? "填写结果" : "已修好或更新"}
            </ButtonLink>
          </p>
        )}
      </Card>
    </div>
  );
}
