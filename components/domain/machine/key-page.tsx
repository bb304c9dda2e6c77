import { revokeKeyAction } from "@/lib/domain/machine/keys/actions";
import type { MachineKey } from "@/lib/domain/machine/keys/types";
import type { KeyBatch } from "@/lib/domain/machine/runs/types";
import { dayLabel } from "@/lib/shared/dates";
import { ActionForm } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { Card } from "../../ui/card";
import { DescriptionList } from "../../ui/facts";
import { StatusMark } from "../../ui/mark";
import { BatchTable } from "./batch-table";
import { KEY_LOOK, momentOr } from "./words";

/** One key: what it may, what it brought, and how to end it. */
export function KeyPage({ shown, batches }: { shown: MachineKey; batches: readonly KeyBatch[] }) {
  const { id, version, state } = shown;
  return (
    <>
      <PageHeader
        back={{ href: "/desk/machine", label: "系统取数" }}
        title={`${shown.sourceName}的推送密钥`}
        subtitle={<StatusMark {...KEY_LOOK[state]} />}
      />
      <div className="flex flex-col gap-5">
        <Card title="范围">
          <DescriptionList
            items={[
              { term: "密钥开头", value: `${shown.hint}…` },
              { term: "单位", value: shown.organisationName ?? `${shown.regionName}及下级的单位` },
              {
                term: "任务",
                value: shown.tasks.map(({ code, title }) => `${code} ${title}`).join("、"),
              },
              { term: "来源地址", value: shown.addresses.join("、") },
              {
                term: "有效期到",
                value: `${shown.validTo.slice(0, 4)} 年 ${dayLabel(shown.validTo)}`,
              },
              { term: "发放", value: `${shown.createdByName}，${momentOr(shown.createdAt)}` },
              { term: "最近使用", value: momentOr(shown.lastUsedAt) },
            ]}
          />
          {state !== "revoked" && (
            <div className="mt-5">
              <p className="mb-3 text-ink-soft">
                停用后来源系统立即不能再推送；已经采用的数不受影响。
              </p>
              <ActionForm
                action={revokeKeyAction}
                submit="停用密钥"
                variant="danger"
                hidden={{ id, version: String(version) }}
              />
            </div>
          )}
        </Card>
        <Card title="推送记录" aside="最近 30 批" flush>
          <BatchTable batches={batches} />
        </Card>
      </div>
    </>
  );
}
