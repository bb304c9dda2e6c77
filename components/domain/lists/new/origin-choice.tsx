import Link from "next/link";
import { placeKey } from "@/lib/domain/lists/templates/rules";
import type { StartQuery } from "@/lib/domain/lists/templates/schema";
import type { StartChoice, Template } from "@/lib/domain/lists/templates/types";
import { withBase } from "@/lib/shared/base-path";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { Select } from "../../../ui/input";
import { Tag } from "../../../ui/mark";
import { AboveChoice } from "./above-choice";

interface OriginChoiceProps {
  choice: StartChoice;
  query: StartQuery;
}

type Change = Pick<StartQuery, "origin" | "template" | "region">;

function hrefOf({ place }: StartChoice, change: Change): string {
  const { kind, regionCode, carrierCode, year } = place;
  const settled = { kind, place: placeKey(regionCode, carrierCode), year: String(year) };
  const entries = Object.entries({ ...settled, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/desk/lists/new?${new URLSearchParams(entries)}#entries`;
}

/** Where the list begins: the list above first, then last year's, the examples, other places', blank. */
export function OriginChoice({ choice, query, formKey }: OriginChoiceProps & { formKey: string }) {
  const { place, above, templates } = choice;
  return (
    <Card title="二、从哪里开始">
      <ul className="flex flex-col gap-3">
        {above && (
          <li>
            <AboveChoice above={above} regionCode={place.regionCode} formKey={formKey} />
          </li>
        )}
        {templates.map((template) => (
          <TemplateLine key={template.id} choice={choice} template={template} />
        ))}
        <PublicLists choice={choice} query={query} />
        <li>
          <Link
            className="link"
            aria-current={query.origin === "blank" ? "true" : undefined}
            href={hrefOf(choice, { origin: "blank", template: undefined, region: undefined })}
          >
            空白清单
          </Link>
          <span className="block text-sm text-ink-hint">
            不带入内容，在编辑页录入或从 Excel 粘贴
          </span>
        </li>
      </ul>
    </Card>
  );
}

const ORIGINS: Record<Template["origin"], string> = {
  last_year: "本地区上年清单",
  example: "系统自带的示例",
  public: "其他地区公开的清单",
};

const HINTS: Record<Template["origin"], string> = {
  last_year: "任务还是同一项，两年可以对比；期限按月日移到新年度，目标标注“请核定”",
  example: "目标、权重都是示例，带入后请逐项核定",
  public: "只带入公开的内容，作为新任务；来源会记在清单上",
};

function TemplateLine({ choice, template }: { choice: StartChoice; template: Template }) {
  const { origin, id, title, entries } = template;
  const isChosen = choice.chosen?.id === id;
  return (
    <li>
      <Link
        className="link"
        aria-current={isChosen ? "true" : undefined}
        href={hrefOf(choice, { origin, template: id, region: undefined })}
      >
        {title}
      </Link>{" "}
      {origin === "example" && <Tag>示例</Tag>} {isChosen && <Tag>已选</Tag>}
      <span className="block text-sm text-ink-hint">
        {ORIGINS[origin]}，{entries} 条。{HINTS[origin]}
      </span>
    </li>
  );
}

function PublicLists({ choice, query }: OriginChoiceProps) {
  const { place, regions, published } = choice;
  if (regions.length === 0) return null;
  return (
    <li>
      <form
        action={withBase("/desk/lists/new")}
        method="get"
        className="flex flex-wrap items-center gap-3"
      >
        <input type="hidden" name="kind" value={place.kind} />
        <input type="hidden" name="place" value={placeKey(place.regionCode, place.carrierCode)} />
        <input type="hidden" name="year" value={place.year} />
        <label htmlFor="region">其他地区公开的清单</label>
        <Select id="region" name="region" className="w-auto" defaultValue={query.region ?? ""}>
          <option value="">选择地区</option>
          {regions.map(({ code, name, lists }) => (
            <option key={code} value={code}>
              {name}（{lists} 份）
            </option>
          ))}
        </Select>
        <Button type="submit">查看</Button>
      </form>
      {published.length > 0 && (
        <ul className="mt-2 flex flex-col gap-2 border-line-soft border-l pl-4">
          {published.map((template) => (
            <li key={template.id}>
              <Link
                className="link"
                aria-current={choice.chosen?.id === template.id ? "true" : undefined}
                href={hrefOf(choice, {
                  origin: "public",
                  template: template.id,
                  region: query.region,
                })}
              >
                {template.carrierName} · {template.year} 年 · {template.title}
              </Link>{" "}
              {choice.chosen?.id === template.id && <Tag>已选</Tag>}
              <span className="block text-sm text-ink-hint">
                公开 {template.entries} 条。{HINTS.public}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
