import { receiveCircularAction } from "@/lib/domain/circulars/actions";
import { circularName } from "@/lib/domain/circulars/labels";
import type { Receipts } from "@/lib/domain/circulars/receipts/types";
import type { Revision } from "@/lib/domain/circulars/revisions/queries";
import type { CircularDetail } from "@/lib/domain/circulars/types";
import { withBase } from "@/lib/shared/base-path";
import { momentLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { PrintHead } from "../../layout/print-head";
import { ButtonLink } from "../../ui/button";
import { Notice } from "../../ui/feedback";
import { CircularReceipts } from "./circular-receipts";
import { CircularRelease } from "./circular-release";
import { CircularRevisions } from "./circular-revisions";
import { CircularSheet } from "./circular-sheet";
import { CircularStatusMark } from "./circular-status";

/** What those who draft see beside the text. */
export interface DrafterFacts {
  receipts: Receipts;
  revisions: Revision[];
  /** How many organisations it would go to. */
  recipientCount: number;
  /** Numbers of the text that its edition does not hold. */
  unknown: string[];
  /** Places still to be filled. */
  blanks: number;
  mayRelease: boolean;
  mayWithdraw: boolean;
}

export interface CircularPageProps {
  circular: CircularDetail;
  drafter: DrafterFacts | null;
  formKey: string;
  print: { person: string; time: string };
}

/** A circular as it is read, with 收到 for its recipients and everything else for those who drafted it. */
export function CircularPage({ circular, drafter, formKey, print }: CircularPageProps) {
  return (
    <>
      <PrintHead unit={circular.unitName} title={circularName(circular)} {...print} />
      <div className="no-print">
        <PageHeader
          title={circular.title}
          subtitle={
            <span className="flex flex-wrap items-center gap-2">
              <CircularStatusMark status={circular.status} /> {circularName(circular)}
            </span>
          }
          back={{ href: "/desk/circulars", label: "情况通报" }}
          actions={<Actions circular={circular} mayEdit={drafter !== null} />}
        />
      </div>
      <Withdrawn circular={circular} />
      <OwnReceipt circular={circular} />
      <div className={drafter ? "grid gap-5 lg:grid-cols-[1fr_22rem]" : undefined}>
        <CircularSheet circular={circular} />
        {drafter && (
          <div className="no-print flex flex-col gap-5">
            <CircularRelease circular={circular} drafter={drafter} formKey={formKey} />
            {circular.status !== "draft" && (
              <CircularReceipts circular={circular} receipts={drafter.receipts} />
            )}
            <CircularRevisions circular={circular} revisions={drafter.revisions} />
          </div>
        )}
      </div>
    </>
  );
}

function Actions({ circular, mayEdit }: { circular: CircularDetail; mayEdit: boolean }) {
  return (
    <div className="no-print flex flex-wrap gap-2">
      <a className="btn" href={withBase(`/api/circulars/${circular.id}/export`)}>
        导出 Word
      </a>
      {mayEdit && circular.status === "draft" && (
        <ButtonLink href={`/desk/circulars/${circular.id}/edit`} variant="primary">
          修改
        </ButtonLink>
      )}
    </div>
  );
}

function Withdrawn({ circular }: { circular: CircularDetail }) {
  if (circular.status !== "withdrawn") return null;
  const when = circular.withdrawnAt ? momentLabel(new Date(circular.withdrawnAt)) : "";
  return (
    <div className="mb-5">
      <Notice tone="soon" title={`这份通报已撤回：${circular.withdrawReason}`}>
        <p>
          {when} · {circular.withdrawnByName}
        </p>
      </Notice>
    </div>
  );
}

function OwnReceipt({ circular }: { circular: CircularDetail }) {
  const { ownReceivedAt, status } = circular;
  if (ownReceivedAt === undefined || status !== "released") return null;
  if (ownReceivedAt) {
    return (
      <div className="no-print mb-5">
        <Notice tone="done" title={`本单位已签收 · ${momentLabel(new Date(ownReceivedAt))}`} />
      </div>
    );
  }
  return (
    <div className="no-print mb-5">
      <Notice title="请确认本单位已收到这份通报">
        <div className="mt-2">
          <ActionForm
            action={receiveCircularAction}
            submit="收到"
            variant="primary"
            hidden={{ circularId: circular.id }}
          />
        </div>
      </Notice>
    </div>
  );
}
