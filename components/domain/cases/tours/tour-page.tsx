import { RatingSummary } from "@/components/domain/ratings/rating-summary";
import { ActionForm, FormTextArea } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/facts";
import {
  announceTourAction,
  closeTourAction,
  issueTourCodesAction,
  remarkOnTourAction,
} from "@/lib/domain/cases/tours/actions";
import { tourStatusWords } from "@/lib/domain/cases/tours/labels";
import type { TourPageFacts } from "@/lib/domain/cases/tours/queries";
import { canMove } from "@/lib/domain/cases/tours/rules";
import type { TourDetail } from "@/lib/domain/cases/tours/types";
import { withBase } from "@/lib/shared/base-path";
import { dayLabel } from "@/lib/shared/dates";
import { TourStops } from "./stops";
import { TourCodes } from "./tour-codes";
import { TourRatingWords } from "./tour-rating-words";

/** A tour at the desk: for its planners all of it, for a member its plan and the own remark. */
export function TourPage(facts: TourPageFacts) {
  const { tour, totals } = facts;
  return (
    <>
      <PageHeader
        title={tour.title}
        subtitle={`${tour.organiser} · ${tourStatusWords[tour.status]}`}
        back={{ href: "/desk/tours", label: "巡回观摩" }}
        actions={<TourLinks tour={tour} />}
      />
      <div className="with-aside">
        <div className="flex flex-col gap-5">
          <Card title="安排">
            <DescriptionList
              items={[
                { term: "目的", value: tour.purpose },
                { term: "日期", value: `${dayLabel(tour.startsOn)} 至 ${dayLabel(tour.endsOn)}` },
                { term: "载体", value: tour.carrierName ?? "不限" },
              ]}
            />
          </Card>
          <Card title="行程" flush>
            <TourStops stops={tour.stops} />
          </Card>
          <TourGroups tour={tour} />
          {tour.notes && (
            <Card title="收获">
              <p className="whitespace-pre-line">{tour.notes}</p>
            </Card>
          )}
          {tour.mayManage && canMove("issue_codes", tour.status) && <Codes {...facts} />}
        </div>
        <div className="flex flex-col gap-5">
          <TourMoves {...facts} />
          {canMove("issue_codes", tour.status) && (
            <Card title="评价">
              <RatingSummary totals={totals} />
            </Card>
          )}
          <TourRatingWords words={facts.words} />
        </div>
      </div>
    </>
  );
}

function TourLinks({ tour }: { tour: TourDetail }) {
  return (
    <>
      <ButtonLink href={`/desk/tours/${tour.id}/sheet`}>行程单</ButtonLink>
      {/* A file, not a page: the router does not fetch it. */}
      <a className="btn" href={withBase(`/api/tours/${tour.id}/calendar`)}>
        加入日历
      </a>
      {tour.isPublished && <ButtonLink href={`/cases/tours/${tour.id}`}>公开页</ButtonLink>}
      {tour.mayManage && canMove("plan", tour.status) && (
        <ButtonLink href={`/desk/tours/${tour.id}/edit`}>修改</ButtonLink>
      )}
    </>
  );
}

function TourGroups({ tour }: { tour: TourDetail }) {
  return (
    <Card title="分组">
      {tour.groups.map((group) => (
        <section key={group.id} className="mb-4" aria-label={group.name}>
          <h3 className="font-semibold">
            {group.name}（带队：{group.leader}）
          </h3>
          <ul className="list-disc pl-5">
            {group.members.map((member) => (
              <li key={member.organisationId}>
                {member.organisationName}
                {member.remark && `：${member.remark}`}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function Codes({ tour, rateAddress }: TourPageFacts) {
  return (
    <Card title="评价码">
      <p className="mb-3">
        每人一张，观摩后 30 天内扫码评价一次。低分照样计入并公开，谁也不能修改。
      </p>
      <TourCodes
        action={issueTourCodesAction}
        tourId={tour.id}
        groups={tour.groups.map(({ id, name }) => ({ id, name }))}
        address={rateAddress}
      />
    </Card>
  );
}

function TourMoves({ tour, isMember, ownRemark }: TourPageFacts) {
  const hidden = { tourId: tour.id, version: String(tour.version) };
  const isClosed = tour.notes !== null;
  return (
    <>
      {tour.mayManage && canMove("announce", tour.status) && (
        <Card title="下一步">
          <p className="mb-3">通知以后安排不再改动。</p>
          <ActionForm action={announceTourAction} submit="通知参加单位" hidden={hidden} />
        </Card>
      )}
      {isMember && canMove("remark", tour.status) && (
        <Card title="本单位的感受">
          <ActionForm action={remarkOnTourAction} submit="保存感受" hidden={{ tourId: tour.id }}>
            <FormTextArea
              name="remark"
              label="学到什么、准备怎么用、有什么不足"
              max={500}
              rows={4}
              defaultValue={ownRemark ?? undefined}
            />
          </ActionForm>
        </Card>
      )}
      {tour.mayManage && canMove("close", tour.status) && (
        <Card title={isClosed ? "修改小结" : "结束登记"}>
          <ActionForm
            action={closeTourAction}
            submit={isClosed ? "重新送审" : "结束并送审"}
            variant={isClosed ? "secondary" : "primary"}
            hidden={hidden}
          >
            <FormTextArea
              name="notes"
              label="收获与不足"
              hint="审核发布后公开；参加单位的感受可以归纳进来，不写个人姓名"
              max={3000}
              rows={6}
              defaultValue={tour.notes ?? undefined}
            />
          </ActionForm>
        </Card>
      )}
    </>
  );
}
