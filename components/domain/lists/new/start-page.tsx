import { placeKey } from "@/lib/domain/lists/templates/rules";
import type { StartQuery } from "@/lib/domain/lists/templates/schema";
import type { StartChoice } from "@/lib/domain/lists/templates/types";
import type { DraftPlace } from "@/lib/domain/lists/types";
import { withBase } from "@/lib/shared/base-path";
import { PageHeader } from "../../../layout/page-header";
import { Button, ButtonLink } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";
import { Field } from "../../../ui/field";
import { Select } from "../../../ui/input";
import { BeginForm } from "./begin-form";
import { ExistingNotice } from "./existing-notice";
import { OriginChoice } from "./origin-choice";

export interface StartPageProps {
  places: DraftPlace[];
  years: number[];
  query: StartQuery;
  /** Once place and year are settled. */
  choice: StartChoice | null;
  formKey: string;
}

/** Beginning a list: what it is, where it begins, what is taken over. Every step is an address. */
export function StartPage({ places, years, query, choice, formKey }: StartPageProps) {
  return (
    <>
      <PageHeader
        title="新建清单"
        subtitle="先定是哪一份清单，再选从哪里开始；存成草稿后在编辑页逐项修改"
        breadcrumb={[{ href: "/desk/lists", label: "清单" }, { label: "新建" }]}
        back={{ href: "/desk/lists", label: "清单" }}
      />
      {places.length === 0 ? (
        <EmptyState
          kind="no-right"
          title="您没有可以起草清单的载体"
          actions={<ButtonLink href="/desk/lists">返回清单</ButtonLink>}
        >
          清单由牵头单位起草。需要起草的，请联系安全管理员授予牵头单位的权限
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-5">
          <WhichList places={places} years={years} query={query} />
          {choice?.existing && <ExistingNotice existing={choice.existing} />}
          {choice && !choice.existing && (
            <OriginChoice choice={choice} query={query} formKey={formKey} />
          )}
          {choice && !choice.existing && (choice.chosen || query.origin === "blank") && (
            <BeginForm choice={choice} formKey={formKey} />
          )}
        </div>
      )}
    </>
  );
}

function WhichList({ places, years, query }: Pick<StartPageProps, "places" | "years" | "query">) {
  return (
    <Card title="一、哪一份清单">
      <form
        action={withBase("/desk/lists/new")}
        method="get"
        className="flex flex-wrap items-end gap-4"
      >
        <div>
          <Field id="kind" label="种类">
            <Select id="kind" name="kind" defaultValue={query.kind}>
              <option value="task">任务清单</option>
              <option value="responsibility">责任清单</option>
            </Select>
          </Field>
        </div>
        <div>
          <Field id="place" label="地区和载体">
            <Select id="place" name="place" defaultValue={query.place}>
              {places.map(({ regionCode, regionName, carriers }) => (
                <optgroup key={regionCode} label={regionName}>
                  {carriers.map(({ code, name }) => (
                    <option key={code ?? ""} value={placeKey(regionCode, code)}>
                      {regionName} · {name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </Field>
        </div>
        <div>
          <Field id="year" label="年份">
            <Select id="year" name="year" defaultValue={query.year ?? years.at(-1)}>
              {years.map((year) => (
                <option key={year} value={year}>
                  {year} 年
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Button type="submit">下一步：选从哪里开始</Button>
      </form>
    </Card>
  );
}
