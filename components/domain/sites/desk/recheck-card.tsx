import { openMoves } from "@/lib/domain/sites/lifecycle/rules";
import { decideRecheckAction, startRecheckAction } from "@/lib/domain/sites/rechecks/actions";
import { RECHECK_CAUSE_LABELS, RECHECK_RESULT_LABELS } from "@/lib/domain/sites/rechecks/labels";
import type { Recheck } from "@/lib/domain/sites/rechecks/types";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import type { Day } from "@/lib/shared/dates";
import {
  ActionForm,
  FormCheckbox,
  FormRadio,
  FormText,
  FormTextArea,
} from "../../../forms/action-form";
import { Card } from "../../../ui/card";

interface RecheckCardProps {
  site: SiteFacts;
  rechecks: readonly Recheck[];
  today: Day;
}

/** The re-checks of a site, and the form for whoever begins or concludes one. */
export function RecheckCard({ site, rechecks, today }: RecheckCardProps) {
  const moves = openMoves(site.status, site);
  const concludes = moves.includes("keep");
  if (rechecks.length === 0 && !moves.includes("recheck")) return null;
  return (
    <Card title="复核">
      {rechecks.length > 0 && (
        <ul className="mb-4 grid gap-3">
          {rechecks.map((recheck) => (
            <RecheckLine key={recheck.id} recheck={recheck} />
          ))}
        </ul>
      )}
      {concludes && <Conclusion site={site} today={today} />}
      {moves.includes("recheck") && (
        <details>
          <summary>启动这一家的复核</summary>
          <ActionForm
            action={startRecheckAction}
            className="mt-3"
            submit="启动复核"
            variant="secondary"
            hidden={{ siteId: site.id, version: String(site.version) }}
          >
            <FormText name="recheckDueOn" type="date" label="复核完成日期" defaultValue={today} />
          </ActionForm>
        </details>
      )}
    </Card>
  );
}

function RecheckLine({ recheck }: { recheck: Recheck }) {
  const { cause, ground, openedOn, openedByName, dueOn, result, draw } = recheck;
  return (
    <li>
      <b>{RECHECK_CAUSE_LABELS[cause]}</b>：{openedOn} 由 {openedByName} 启动，{dueOn} 前完成
      {ground && <span className="block">依据：{ground}</span>}
      {draw && cause === "draw" && (
        <span className="block text-sm text-ink-hint">
          从 {draw.pool} 家中抽 {draw.drawn} 家（{draw.share}%），随机种子 {draw.seed}
        </span>
      )}
      {result && (
        <span className="block">
          结论：{RECHECK_RESULT_LABELS[result]}（{recheck.visitedOn}，{recheck.visitors}）
          {recheck.words}
          {recheck.rectifyUntil && `；整改到 ${recheck.rectifyUntil}`}
        </span>
      )}
    </li>
  );
}

function Conclusion({ site, today }: { site: SiteFacts; today: Day }) {
  const isRectifying = site.status === "rectifying";
  const choices = [
    { value: "keep", label: "保留" },
    ...(isRectifying ? [] : [{ value: "rectify", label: "限期整改" }]),
    { value: "withdraw", label: "退出", note: "公开页面同时撤下" },
  ];
  return (
    <ActionForm
      action={decideRecheckAction}
      submit="作出结论"
      hidden={{ siteId: site.id, version: String(site.version) }}
    >
      <div className="grid gap-4">
        <FormRadio
          name="result"
          label={isRectifying ? "整改后的结论" : "复核结论"}
          choices={choices}
        />
        <FormText name="checkedOn" type="date" label="实地复核日期" defaultValue={today} />
        <FormText name="checkers" label="复核人员" />
        <FormTextArea
          name="words"
          label="复核情况"
          hint="要求整改或退出时写明理由"
          max={500}
          rows={4}
        />
        {!isRectifying && (
          <FormText
            name="rectifyUntil"
            type="date"
            label="整改期限"
            hint="选“限期整改”时填写"
            optional
          />
        )}
        <FormCheckbox name="announce" label="退出时起草公告" note="经审、发后公开" />
      </div>
    </ActionForm>
  );
}
