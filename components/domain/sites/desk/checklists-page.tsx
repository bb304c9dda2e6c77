import { setChecklistAction } from "@/lib/domain/sites/checklists/actions";
import type { ChecklistPlace } from "@/lib/domain/sites/checklists/queries";
import { linesOf } from "@/lib/domain/sites/checklists/rules";
import type { Checklist } from "@/lib/domain/sites/checklists/types";
import { DEMONSTRATION_KIND_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import { withBase } from "@/lib/shared/base-path";
import {
  ActionForm,
  FormCheckbox,
  FormSelect,
  FormText,
  FormTextArea,
} from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { Tag } from "../../../ui/mark";

interface ChecklistsPageProps {
  checklists: readonly Checklist[];
  places: readonly ChecklistPlace[];
  carriers: readonly { code: string; name: string }[];
  base: Checklist | null;
  year: number;
}

/** The checklists that hold here, and the form for a new revision. */
export function ChecklistsPage(props: ChecklistsPageProps) {
  return (
    <>
      <PageHeader
        title="自评清单"
        subtitle="按地区、载体、种类、年度设定；改动另成新版，已开始的自评沿用原版"
        back={{ href: "/desk/sites", label: "示范点" }}
      />
      <div className="grid max-w-3xl gap-5">
        <Card title="现行清单">
          {props.checklists.length === 0 && (
            <p className="text-ink-hint">还没有设定。自评时先用示例清单，并标明“示例”。</p>
          )}
          <ul className="grid gap-2">
            {props.checklists.map((checklist) => (
              <ChecklistLine key={checklist.id} checklist={checklist} />
            ))}
          </ul>
        </Card>
        <ChecklistForm {...props} />
      </div>
    </>
  );
}

function ChecklistLine({ checklist }: { checklist: Checklist }) {
  const { id, title, regionName, carrierName, kind, year, revision, items, isExample } = checklist;
  return (
    <li>
      {title} {isExample && <Tag>示例</Tag>}
      <span className="block text-sm text-ink-hint">
        {regionName}，{carrierName ?? "全部载体"}，
        {kind ? DEMONSTRATION_KIND_LABELS[kind] : "全部种类"}，{year} 年起第 {revision} 版，
        {items.length} 条{" "}
        <a className="link" href={withBase(`/desk/sites/checklists?from=${id}`)}>
          在此基础上改
        </a>
      </span>
    </li>
  );
}

function ChecklistForm({ places, carriers, base, year }: ChecklistsPageProps) {
  const regions = new Map(places.map(({ regionCode, regionName }) => [regionCode, regionName]));
  return (
    <Card title="设定新的一版">
      <ActionForm action={setChecklistAction} submit="设定">
        <div className="grid gap-4">
          <FormSelect
            name="regionCode"
            label="地区"
            choices={[...regions].map(([value, label]) => ({ value, label }))}
            defaultValue={base?.regionCode}
          />
          <FormSelect
            name="carrierCode"
            label="载体"
            blank="全部载体"
            choices={carriers.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={base?.carrierCode ?? places[0]?.carrierCode ?? ""}
            optional
          />
          <FormSelect
            name="kind"
            label="种类"
            blank="全部种类"
            choices={Object.entries(DEMONSTRATION_KIND_LABELS).map(([value, label]) => ({
              value,
              label,
            }))}
            defaultValue={base?.kind ?? ""}
            optional
          />
          <FormText
            name="year"
            label="从哪一年起"
            inputMode="numeric"
            defaultValue={String(base?.year ?? year)}
          />
          <FormText name="title" label="清单名称" defaultValue={base?.title} />
          <FormTextArea
            name="items"
            label="条目"
            hint="每行一条：标题｜怎样证明｜必备。后两项可以不写"
            max={12000}
            rows={10}
            defaultValue={base ? linesOf(base.items) : ""}
          />
          <FormCheckbox
            name="isExample"
            label="这是示例"
            note="不是正式标准时勾选，页面会标明"
            defaultChecked={base?.isExample ?? false}
          />
        </div>
      </ActionForm>
    </Card>
  );
}
