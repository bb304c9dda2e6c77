import type { StartChoice } from "@/lib/domain/lists/templates/types";
import { ButtonLink } from "../../../ui/button";

/** The list above has been issued: taking it over comes first. */
export function AboveChoice({ above }: { above: NonNullable<StartChoice["above"]> }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div>
        <b>承接上级清单</b>：{above.regionName}《{above.title}》已下发
        <span className="block text-sm text-ink-hint">
          上级的任务都在，可以加严目标、提前期限，再加本地区自己的任务
        </span>
      </div>
      <ButtonLink href={`/desk/lists/${above.id}`} variant="primary">
        打开上级清单，承接
      </ButtonLink>
    </div>
  );
}
