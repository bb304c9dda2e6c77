import type { QueueAddress } from "@/lib/domain/reviews/queue/schema";
import type { Queue, QueueFacet } from "@/lib/domain/reviews/queue/types";
import { withBase } from "@/lib/shared/base-path";
import { Button, ButtonLink } from "../../ui/button";
import { Checkbox, Select } from "../../ui/input";

/** What narrows the queue; it stands in the address, so that a narrowed queue can be kept and sent on. */
export function QueueBar({ queue, address }: { queue: Queue; address: QueueAddress }) {
  const { carrierCode, rootTaskId, townshipCode, organisationKind, isClean, tab } = address;
  const isNarrowed = carrierCode || rootTaskId || townshipCode || organisationKind || isClean;
  return (
    <form className="query-bar" action={withBase("/desk/reviews")} method="get">
      {tab !== "waiting" && <input type="hidden" name="tab" value={tab} />}
      <Facet name="carrierCode" label="载体" items={queue.carriers} chosen={carrierCode} />
      <Facet name="rootTaskId" label="任务" items={queue.tasks} chosen={rootTaskId} />
      <Facet
        name="townshipCode"
        label="乡镇（街道）"
        items={queue.townships}
        chosen={townshipCode}
      />
      <Facet
        name="organisationKind"
        label="单位类型"
        items={queue.kinds}
        chosen={organisationKind}
      />
      <Checkbox
        id="isClean"
        name="isClean"
        value="1"
        label="只看检查全部通过的"
        defaultChecked={isClean}
      />
      {queue.mayWiden && (
        <Checkbox
          id="isWide"
          name="isWide"
          value="1"
          label="包括下级先审的"
          defaultChecked={address.isWide}
        />
      )}
      <Button type="submit">筛选</Button>
      {isNarrowed && (
        <ButtonLink variant="quiet" href={tab === "waiting" ? "/desk/reviews" : `?tab=${tab}`}>
          清除
        </ButtonLink>
      )}
    </form>
  );
}

interface FacetProps {
  name: string;
  label: string;
  items: readonly QueueFacet[];
  chosen: string | undefined;
}

function Facet({ name, label, items, chosen }: FacetProps) {
  if (items.length < 2 && !chosen) return null;
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <Select id={name} name={name} defaultValue={chosen ?? ""} key={chosen}>
        <option value="">全部</option>
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.label}（{item.count}）
          </option>
        ))}
      </Select>
    </div>
  );
}
