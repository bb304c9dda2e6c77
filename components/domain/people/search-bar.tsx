import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";

interface BarSelect {
  name: string;
  label: string;
  value: string | undefined;
  choices: readonly { value: string; label: string }[];
}

/** A search over a list: a form that sends itself by GET, so that the address holds it all. */
export function SearchBar({
  action,
  label,
  placeholder,
  q,
  selects = [],
  hidden = {},
  isFiltered,
  children,
}: {
  action: string;
  label: string;
  placeholder: string;
  q: string;
  selects?: readonly BarSelect[];
  hidden?: Record<string, string | undefined>;
  isFiltered: boolean;
  children?: ReactNode;
}) {
  return (
    <form action={action} method="get" className="mb-4">
      <search className="flex flex-wrap items-center gap-2">
        <div className="w-full md:w-80">
          <SearchInput label={label} placeholder={placeholder} defaultValue={q} />
        </div>
        {selects.map((select) => (
          <div key={select.name} className="w-40">
            <Select name={select.name} aria-label={select.label} defaultValue={select.value ?? ""}>
              <option value="">{select.label}：全部</option>
              {select.choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </Select>
          </div>
        ))}
        {Object.entries(hidden).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {children}
        <Button type="submit">查询</Button>
        {isFiltered && (
          <Link className="link" href={action}>
            清除条件
          </Link>
        )}
      </search>
    </form>
  );
}
