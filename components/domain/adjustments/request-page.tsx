import { requestExtensionAction, requestTargetAction } from "@/lib/domain/adjustments/actions";
import type { Adjustable } from "@/lib/domain/adjustments/requests/queries";
import type { Route } from "@/lib/domain/adjustments/route/rules";
import { whyClosed } from "@/lib/domain/adjustments/rules";
import { periodLabel } from "@/lib/domain/assignments/rules";
import { addDays, dayLabel } from "@/lib/shared/dates";
import { ActionForm, FormText, FormTextArea } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/feedback";
import { Tabs } from "../../ui/navigation";

interface RequestPageProps {
  subject: Adjustable;
  kind: "extension" | "target";
  /** Who decides when the highest list's own term is broken. */
  route: Route | null;
  formKey: string;
}

/** Asking for a later day, or for a more lenient target, of one assignment. */
export function RequestPage(props: RequestPageProps) {
  const { subject, kind, route } = props;
  const closed = whyClosed(subject);
  const page = `/desk/assignments/${subject.id}`;
  const hasTarget = subject.target !== null && subject.form !== "boolean";
  return (
    <>
      <PageHeader
        back={{ href: page, label: "任务" }}
        title={`申请延期或调整：${subject.title}`}
        subtitle={`${subject.organisationName} · ${periodLabel(subject.year, subject.period, subject.frequency)} · 现在的时限 ${dayLabel(subject.dueOn)}`}
      />
      {hasTarget && (
        <div className="mb-5">
          <Tabs
            label="申请什么"
            items={[
              { href: `${page}/adjust`, label: "延期", current: kind === "extension" },
              { href: `${page}/adjust?kind=target`, label: "调整目标", current: kind === "target" },
            ]}
          />
        </div>
      )}
      <div className="with-aside">
        <Card title={kind === "extension" ? "申请延期" : "申请调整目标值"}>
          {closed ? (
            <Notice title={closed}>
              <p>
                <ButtonLink href={page}>回到任务</ButtonLink>
              </p>
            </Notice>
          ) : (
            <Fields {...props} kind={hasTarget ? kind : "extension"} />
          )}
        </Card>
        <aside aria-label="谁来办理">
          <Deciders route={route} />
        </aside>
      </div>
    </>
  );
}

function Fields({ subject, kind, formKey }: RequestPageProps) {
  const hidden = { assignmentId: subject.id, key: formKey };
  const beside = <ButtonLink href={`/desk/assignments/${subject.id}`}>不申请了</ButtonLink>;
  const reason = (
    <div className="mt-4">
      <FormTextArea
        name="reason"
        label="原因"
        max={500}
        rows={4}
        hint="写清遇到什么困难、打算怎么完成，上级据此决定"
      />
    </div>
  );
  if (kind === "target") {
    return (
      <ActionForm
        action={requestTargetAction}
        submit="提交申请"
        pendingText="正在提交…"
        hidden={hidden}
        beside={beside}
      >
        <FormText
          name="target"
          label={`申请的目标值（${subject.unit}）`}
          inputMode="decimal"
          hint={`现在的目标是 ${subject.target}${subject.unit === "%" ? "%" : ` ${subject.unit}`}`}
        />
        {reason}
      </ActionForm>
    );
  }
  const first = addDays(subject.dueOn, 1);
  return (
    <ActionForm
      action={requestExtensionAction}
      submit="提交申请"
      pendingText="正在提交…"
      hidden={hidden}
      beside={beside}
    >
      <FormText
        name="dueOn"
        type="date"
        label="申请延到哪一天"
        min={[first, subject.today].sort().at(-1)}
        max={`${subject.year}-12-31`}
        hint={`现在的时限是 ${dayLabel(subject.dueOn)}；延期不跨年`}
      />
      {reason}
    </ActionForm>
  );
}

function Deciders({ route }: { route: Route | null }) {
  return (
    <Card title="由谁办理">
      {route ? (
        <>
          <p className="mb-3 text-ink-soft">
            逐级办理，每一级都可以不同意并说明原因。只突破下级自定时限的，到下级为止。
          </p>
          <ol className="list-decimal pl-5">
            {route.stops.map((stop) => (
              <li key={`${stop.regionCode}-${stop.isOffice}`}>
                {stop.units.map((unit) => unit.name).join("、") || stop.regionName}
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p>没有可以办理的上级单位，请与清单的发布单位联系。</p>
      )}
      <p className="mt-3 text-sm text-ink-hint">办理期间任务照常计时；先报送的，申请自动了结。</p>
    </Card>
  );
}
