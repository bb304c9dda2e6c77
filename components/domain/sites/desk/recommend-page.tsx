import { DEMONSTRATION_KIND_LABELS, SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import { recommendSiteAction } from "@/lib/domain/sites/recommendations/actions";
import type { Recommendable } from "@/lib/domain/sites/recommendations/queries";
import { withBase } from "@/lib/shared/base-path";
import {
  ActionForm,
  FormRadio,
  FormSelect,
  FormText,
  FormTextArea,
} from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { Input } from "../../../ui/input";

interface RecommendPageProps {
  q: string;
  found: readonly Recommendable[];
  chosen: Recommendable | undefined;
  formKey: string;
}

const choicesOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Recommending: first the organisation, then what it is recommended for and why. */
export function RecommendPage({ q, found, chosen, formKey }: RecommendPageProps) {
  return (
    <>
      <PageHeader
        title="推荐示范点"
        subtitle="推荐以后由建设单位对照清单自评，再由上级实地核验"
        back={{ href: "/desk/sites", label: "示范点" }}
      />
      <div className="grid max-w-3xl gap-5">
        <Card title="一、选建设单位">
          <form className="query-bar" action={withBase("/desk/sites/new")} method="get">
            <Input name="q" aria-label="单位名称" placeholder="单位名称" defaultValue={q} />
            <Button type="submit">查找</Button>
          </form>
          {found.length === 0 && (
            <p className="text-ink-hint">没有找到。请换个名称，只能推荐管辖范围内的单位。</p>
          )}
          <ul className="grid gap-1">
            {found.map((unit) => (
              <li key={unit.id}>
                <a
                  className="link inline-block py-2"
                  aria-current={unit.id === chosen?.id ? "true" : undefined}
                  href={withBase(`/desk/sites/new?unit=${unit.id}&q=${encodeURIComponent(q)}`)}
                >
                  {unit.name}（{unit.regionName}）
                </a>
              </li>
            ))}
          </ul>
        </Card>
        {chosen && (
          <Card title={`二、推荐 ${chosen.name}`}>
            <ActionForm
              action={recommendSiteAction}
              submit="推荐"
              hidden={{ organisationId: chosen.id, key: formKey }}
            >
              <div className="grid gap-4">
                <FormText name="name" label="示范点名称" hint="例如：良种场村清廉村居" />
                <FormRadio
                  name="kind"
                  label="种类"
                  choices={choicesOf(DEMONSTRATION_KIND_LABELS)}
                  defaultValue="demonstration"
                />
                <FormRadio
                  name="level"
                  label="申报级别"
                  hint="由同一级的牵头单位或领导小组办公室核验、公示、命名"
                  choices={choicesOf(SITE_LEVEL_LABELS)}
                  defaultValue="county"
                />
                <FormSelect
                  name="carrierCode"
                  label="载体"
                  choices={chosen.carriers.map(({ code, name }) => ({ value: code, label: name }))}
                />
                <FormTextArea name="grounds" label="推荐理由" max={1000} rows={5} />
              </div>
            </ActionForm>
          </Card>
        )}
      </div>
    </>
  );
}
