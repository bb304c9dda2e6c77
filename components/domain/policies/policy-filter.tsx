import { POLICY_KIND_LABELS } from "@/lib/domain/policies/labels";
import type { PolicyFilter } from "@/lib/domain/policies/schema";
import { Button } from "../../ui/button";
import { Select } from "../../ui/input";
import { SearchInput } from "../../ui/search-input";

interface PolicyFilterBarProps {
  action: string;
  filter: PolicyFilter;
  carriers: readonly { code: string; name: string }[];
  /** Kinds are offered where documents of several are listed. */
  hasKinds?: boolean;
}

/** Words, kind and carrier of a list of documents; a GET form, so that every list has an address. */
export function PolicyFilterBar({ action, filter, carriers, hasKinds }: PolicyFilterBarProps) {
  return (
    <form className="query-bar no-print" action={action} method="get">
      {filter.region && <input type="hidden" name="region" value={filter.region} />}
      <SearchInput label="检索标题、文号和条款" defaultValue={filter.q} />
      {hasKinds && (
        <Select
          className="w-auto"
          name="kind"
          aria-label="类别"
          defaultValue={filter.kind ?? ""}
          key={filter.kind}
        >
          <option value="">全部类别</option>
          {Object.entries(POLICY_KIND_LABELS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
      <Select
        className="w-auto"
        name="carrier"
        aria-label="载体"
        defaultValue={filter.carrier ?? ""}
        key={`carrier-${filter.carrier}`}
      >
        <option value="">全部载体</option>
        {carriers.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Select>
      <Button type="submit">查看</Button>
    </form>
  );
}

/** The address of a filter. */
export function policyHref(base: string, filter: Partial<PolicyFilter>): string {
  const entries = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined || value === "" || (name === "page" && value === 1)
      ? []
      : [[name, String(value)]],
  );
  return entries.length > 0 ? `${base}?${new URLSearchParams(entries)}` : base;
}
