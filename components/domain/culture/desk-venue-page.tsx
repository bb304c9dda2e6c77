import "./culture.css";
import Link from "next/link";
import { ArticlePictures } from "@/components/domain/publications/article-pictures";
import { HandOver } from "@/components/domain/publications/hand-over";
import { PublicationTrail } from "@/components/domain/publications/publication-trail";
import { ActionForm, FormTextArea } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import { Notice } from "@/components/ui/feedback";
import { StatusMark } from "@/components/ui/mark";
import type { InspectionItem } from "@/lib/domain/culture/inspections/types";
import {
  confirmVenuesAction,
  discardVenueAction,
  publishVenueAction,
  returnVenueAction,
  submitVenueAction,
} from "@/lib/domain/culture/venues/actions";
import {
  venueStageMarks,
  venueStageWords,
  venueStatusWords,
} from "@/lib/domain/culture/venues/labels";
import { canMove } from "@/lib/domain/culture/venues/rules";
import type { VenueDetail } from "@/lib/domain/culture/venues/types";
import type { Picture } from "@/lib/domain/pictures/types";
import type { PublicationSummary } from "@/lib/domain/publications/types";
import { momentLabel } from "@/lib/shared/dates";
import { InspectionHistory } from "./inspection-history";

type DeskVenueProps = {
  venue: VenueDetail;
  pictures: readonly Picture[];
  revisions: readonly PublicationSummary[];
  inspections: readonly InspectionItem[];
};

/** One venue: its facts, what comes next, its inspections, and what of it is public. */
export function DeskVenuePage({ venue, pictures, revisions, inspections }: DeskVenueProps) {
  return (
    <>
      <PageHeader
        title={venue.name}
        subtitle={`${[venue.above, venue.regionName].filter(Boolean).join(" ")}，${venue.kindName}`}
        back={{ href: "/desk/culture/venues", label: "文化阵地" }}
        actions={
          venue.mayKeep && (
            <ButtonLink href={`/desk/culture/venues/${venue.id}/edit`}>修改</ButtonLink>
          )
        }
      />
      <div className="with-aside">
        <div className="grid gap-4">
          <Card title="登记内容">
            <VenueFacts venue={venue} />
            <div className="mt-4">
              <ArticlePictures pictures={pictures} />
            </div>
          </Card>
          <Card title="巡查记录">
            <InspectionHistory items={inspections} />
          </Card>
        </div>
        <div className="grid content-start gap-4">
          <VenueMoves venue={venue} revisions={revisions} />
          <PublicationTrail revisions={revisions} />
        </div>
      </div>
    </>
  );
}

function VenueFacts({ venue }: { venue: VenueDetail }) {
  const { stage, status, submittedByName, submittedAt, confirmedByName, confirmedAt } = venue;
  return (
    <DescriptionList
      items={[
        {
          term: "登记进度",
          value: <StatusMark {...venueStageMarks[stage]} word={venueStageWords[stage]} />,
        },
        { term: "现状", value: venueStatusWords[status] },
        { term: "位置", value: venue.place },
        { term: "简介", value: venue.description || "没有填写" },
        { term: "建成", value: venue.builtYear ? `${venue.builtYear} 年` : "没有填写" },
        {
          term: "管护",
          value:
            [venue.keeperOrganisation, venue.keeperName].filter(Boolean).join(" ") || "没有填写",
        },
        {
          term: "无障碍",
          value: venue.isAccessible ? venue.accessibleNote || "有" : "没有登记",
        },
        ...(submittedAt
          ? [{ term: "报送", value: `${submittedByName} ${momentLabel(submittedAt)}` }]
          : []),
        ...(confirmedAt
          ? [{ term: "确认", value: `${confirmedByName} ${momentLabel(confirmedAt)}` }]
          : []),
      ]}
    />
  );
}

function VenueMoves({ venue, revisions }: Pick<DeskVenueProps, "venue" | "revisions">) {
  const { stage, mayKeep, mayConfirm, reason } = venue;
  const hidden = { venueId: venue.id, version: String(venue.version) };
  return (
    <Card title="下一步">
      {stage === "returned" && reason && (
        <div className="mb-4">
          <Notice tone="soon" title="上级退回">
            <p>{reason}</p>
          </Notice>
        </div>
      )}
      <p className="mb-4 text-ink-soft">{nextStep(venue)}</p>
      <div className="grid gap-5">
        {mayKeep && canMove(stage, "submit") && (
          <ActionForm action={submitVenueAction} hidden={hidden} submit="报送确认" />
        )}
        {mayConfirm && <ConfirmOne venue={venue} />}
        {mayKeep && stage === "confirmed" && (
          <div>
            <HandOver
              action={publishVenueAction}
              hidden={hidden}
              revisions={revisions}
              variant="secondary"
            />
          </div>
        )}
        {mayKeep && canMove(stage, "discard") && (
          <ActionForm
            action={discardVenueAction}
            hidden={hidden}
            submit="删除登记"
            variant="danger"
          />
        )}
      </div>
      {venue.isPublic && (
        <p className="mt-4 text-sm text-ink-hint">
          公开页面是上一次发布时的样子。修改后要再送发布，公众才看得到。
        </p>
      )}
    </Card>
  );
}

function ConfirmOne({ venue }: { venue: VenueDetail }) {
  const hidden = { venueId: venue.id, version: String(venue.version) };
  return (
    <>
      <ActionForm action={confirmVenuesAction} submit="确认">
        <input type="hidden" name="venues[]" value={`${venue.id}:${venue.version}`} />
      </ActionForm>
      <ActionForm action={returnVenueAction} hidden={hidden} submit="退回" variant="secondary">
        <FormTextArea
          name="reason"
          label="退回理由"
          hint="写明改什么，登记单位会收到"
          max={300}
          rows={3}
        />
      </ActionForm>
    </>
  );
}

function nextStep({ stage, regionLevel }: VenueDetail): string {
  const above: Record<string, string> = {
    village: "乡镇（街道）或县级",
    township: "县级",
    county: "市级",
    city: "省级",
    province: "省级另一位同志",
  };
  if (stage === "confirmed") return "已确认，计入覆盖。要让公众看到，请送发布。";
  if (stage === "submitted") return `由${above[regionLevel] ?? "上一级"}确认，报送人自己不能确认。`;
  return `核对无误后报送，由${above[regionLevel] ?? "上一级"}确认。`;
}

/** The way from a region without venues to the first one. */
export function NoPlace() {
  return (
    <Notice tone="info" title="您的单位不能登记阵地">
      <p>
        阵地由所在村、乡镇（街道）或县登记。
        <Link className="link" href="/desk/culture/venues">
          回到阵地列表
        </Link>
      </p>
    </Notice>
  );
}
