import { startLowerListAction } from "@/lib/domain/lists/actions";
import type { StartChoice } from "@/lib/domain/lists/templates/types";
import { ActionForm } from "../../../forms/action-form";

interface AboveChoiceProps {
  above: NonNullable<StartChoice["above"]>;
  regionCode: string;
  formKey: string;
}

/** The list above has been issued: taking it over comes first. */
export function AboveChoice({ above, regionCode, formKey }: AboveChoiceProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <b>承接上级清单</b>：{above.regionName}《{above.title}》已下发
        <span className="block text-sm text-ink-hint">
          上级的任务都在，可以加严目标、提前期限，再加本地区自己的任务
        </span>
      </div>
      <ActionForm
        action={startLowerListAction}
        submit="承接上级清单，去编辑"
        pendingText="正在生成草稿"
        variant="primary"
        hidden={{ listId: above.id, regionCode, key: formKey }}
      />
    </div>
  );
}
