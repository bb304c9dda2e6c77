import { ActionForm, FormSelect, FormText, FormTextArea } from "@/components/forms/action-form";
import { lineLabel } from "@/components/forms/line-label";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { FieldGroup } from "@/components/ui/field";
import { planTourAction } from "@/lib/domain/cases/tours/actions";
import { MOST_GROUPS, MOST_STOPS } from "@/lib/domain/cases/tours/schema";
import type { TourDetail, TourGroup, TourStop } from "@/lib/domain/cases/tours/types";
import "../cases.css";

type PlanPageProps = {
  tour: TourDetail | null;
  carriers: readonly { code: string; name: string }[];
};

const numbered = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** Where a tour is planned: days, stops, groups with their organisations. */
export function TourPlanPage({ tour, carriers }: PlanPageProps) {
  return (
    <>
      <PageHeader
        title={tour ? "修改观摩安排" : "安排巡回观摩"}
        subtitle="通知参加单位以前都可以改"
        back={{ href: tour ? `/desk/tours/${tour.id}` : "/desk/tours", label: "巡回观摩" }}
      />
      <Card className="max-w-4xl">
        <ActionForm
          action={planTourAction}
          submit="保存安排"
          pendingText="正在保存…"
          hidden={{ tourId: tour?.id, version: tour ? String(tour.version) : undefined }}
        >
          <div className="flex flex-col gap-5">
            <FormText name="title" label="名称" defaultValue={tour?.title} />
            <FormTextArea
              name="purpose"
              label="看什么、解决什么问题"
              max={500}
              rows={3}
              defaultValue={tour?.purpose}
            />
            <div className="case-line">
              <FormText
                name="startsOn"
                type="date"
                label="开始日期"
                defaultValue={tour?.startsOn}
              />
              <FormText name="endsOn" type="date" label="结束日期" defaultValue={tour?.endsOn} />
              <FormSelect
                name="carrierCode"
                label="载体"
                blank="不限载体"
                optional
                choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
                defaultValue={tour?.carrierCode ?? undefined}
              />
            </div>
            <FieldGroup id="stops" label="站点" hint="按时间填，空行不算">
              {numbered(MOST_STOPS).map((at) => (
                <StopFields key={at} at={at} stop={tour?.stops[at - 1]} />
              ))}
            </FieldGroup>
            <FieldGroup id="groups" label="分组" hint="成员单位写全称，每行一个">
              {numbered(MOST_GROUPS).map((at) => (
                <GroupFields key={at} at={at} group={tour?.groups[at - 1]} />
              ))}
            </FieldGroup>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}

function StopFields({ at, stop }: { at: number; stop: TourStop | undefined }) {
  return (
    <div className="case-line mb-3">
      <FormText
        name={`stop${at}Title`}
        label={`第 ${at} 站：看什么`}
        optional
        defaultValue={stop?.title}
      />
      <FormText
        name={`stop${at}Place`}
        label={lineLabel(`第 ${at} 站`, "地点")}
        optional
        defaultValue={stop?.place}
      />
      <FormText
        name={`stop${at}Day`}
        type="date"
        label={lineLabel(`第 ${at} 站`, "日期")}
        optional
        defaultValue={stop?.day}
      />
      <FormText
        name={`stop${at}Time`}
        label={lineLabel(`第 ${at} 站`, "时间")}
        optional
        defaultValue={stop?.time}
      />
      <FormText
        name={`stop${at}Minutes`}
        label={lineLabel(`第 ${at} 站`, "停留分钟")}
        inputMode="numeric"
        optional
        defaultValue={stop?.minutes ?? "40"}
      />
      <FormText
        name={`stop${at}Note`}
        label={lineLabel(`第 ${at} 站`, "备注")}
        optional
        defaultValue={stop?.note}
      />
    </div>
  );
}

function GroupFields({ at, group }: { at: number; group: TourGroup | undefined }) {
  const members = group?.members.map(({ organisationName }) => organisationName).join("\n");
  return (
    <div className="mb-4 flex flex-col gap-2">
      <div className="case-line">
        <FormText
          name={`group${at}Name`}
          label={`第 ${at} 组：名称`}
          optional
          defaultValue={group?.name}
        />
        <FormText
          name={`group${at}Leader`}
          label={lineLabel(`第 ${at} 组`, "带队人职务")}
          optional
          defaultValue={group?.leader}
        />
      </div>
      <FormTextArea
        name={`group${at}Members`}
        label={lineLabel(`第 ${at} 组`, "成员单位")}
        max={3000}
        rows={2}
        optional
        defaultValue={members}
      />
    </div>
  );
}
