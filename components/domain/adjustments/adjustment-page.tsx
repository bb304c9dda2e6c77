import Link from "next/link";
import { withdrawAdjustmentAction } from "@/lib/domain/adjustments/actions";
import { ADJUSTMENT_KIND_LABELS, termLines } from "@/lib/domain/adjustments/labels";
import type { Stop } from "@/lib/domain/adjustments/route/rules";
import type { AdjustmentDetail } from "@/lib/domain/adjustments/types";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { Table } from "../../ui/table";
import { when } from "../assignments/words";
import { PrintButton } from "../reports/print-button";
import { AdjustmentStatusMark } from "./adjustment-marks";
import { DecisionForm } from "./decision-form";
import { StepList } from "./step-list";

interface AdjustmentPageProps {
  request: AdjustmentDetail;
  /** Who decides after the present level, as things stand. */
  ahead: readonly Stop[];
  formKey: string;
}

/** One request: what is asked, what holds, who said what, and who is next. */
export function AdjustmentPage({ request, ahead, formKey }: AdjustmentPageProps) {
  const isWaiting = request.status === "waiting";
  return (
    <>
      <PageHeader
        back={{ href: "/desk/adjustments", label: "延期与调整" }}
        title={`${ADJUSTMENT_KIND_LABELS[request.kind]}申请：${request.taskTitle}`}
        subtitle={
          <span className="fact-line">
            <AdjustmentStatusMark status={request.status} />
            <span>
              {request.placeName} · {request.organisationName}
            </span>
            <span>
              {request.carrierName} {request.taskCode}
            </span>
            {request.period !== null && (
              <span>{periodLabel(request.year, request.period, request.frequency)}</span>
            )}
          </span>
        }
        actions={
          <>
            <PrintButton />
            {isWaiting && request.isOwn && (
              <ActionForm
                action={withdrawAdjustmentAction}
                submit="撤回申请"
                pendingText="正在撤回…"
                variant="secondary"
                hidden={{
                  adjustmentId: request.id,
                  version: String(request.version),
                  key: formKey,
                }}
              />
            )}
          </>
        }
      />
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title="申请内容" flush>
            <Terms request={request} />
            <p className="whitespace-pre-line px-5 py-4">
              <span className="text-ink-hint">原因：</span>
              {request.reason}
            </p>
          </Card>
          {request.mayDecide && (
            <Card title="办理" className="no-print">
              <DecisionForm request={request} isLast={ahead.length === 0} formKey={formKey} />
            </Card>
          )}
          <Card title="办理过程">
            <StepList request={request} ahead={ahead} />
          </Card>
        </div>
        <aside aria-label="申请单位">
          <Asker request={request} />
        </aside>
      </div>
    </>
  );
}

function Terms({ request }: { request: AdjustmentDetail }) {
  return (
    <Table caption="现在的要求和申请的要求">
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">申请时的要求</th>
          <th scope="col">申请改为</th>
        </tr>
      </thead>
      <tbody>
        {termLines(request).map((line) => (
          <tr key={line.name}>
            <th scope="row">{line.name}</th>
            <td>{line.held}</td>
            <td>
              <b>{line.wanted}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Asker({ request }: { request: AdjustmentDetail }) {
  return (
    <Card title="申请单位">
      <DescriptionList
        items={[
          { term: "单位", value: request.organisationName },
          { term: "经办", value: request.requestedByName },
          { term: "时间", value: when(request.createdAt) },
          ...(request.assignmentId
            ? [
                {
                  term: "任务",
                  value: (
                    <Link className="link" href={`/desk/assignments/${request.assignmentId}`}>
                      打开这项任务
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
