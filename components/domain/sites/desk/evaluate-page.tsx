import type { Checklist } from "@/lib/domain/sites/checklists/types";
import { evaluateSiteAction } from "@/lib/domain/sites/evaluations/actions";
import type { CitedMaterial, OwnAnswer } from "@/lib/domain/sites/evaluations/types";
import type { SiteFacts } from "@/lib/domain/sites/register/types";
import { ActionForm, FormTextArea } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Button } from "../../../ui/button";
import { Notice } from "../../../ui/feedback";
import { ItemFields } from "./item-fields";

interface EvaluatePageProps {
  site: SiteFacts;
  checklist: Checklist;
  answers: Record<string, OwnAnswer>;
  summary: string;
  materials: readonly CitedMaterial[];
  isKept: boolean;
}

/** The unit's self-evaluation, item by item; it can be kept and gone on with. */
export function EvaluatePage(props: EvaluatePageProps) {
  const { site, checklist, answers, summary, materials, isKept } = props;
  return (
    <>
      <PageHeader
        title={`自评：${site.name}`}
        subtitle={`${checklist.title}，共 ${checklist.items.length} 条${checklist.isExample ? "（示例清单）" : ""}`}
        back={{ href: `/desk/sites/${site.id}`, label: site.name }}
      />
      <div className="max-w-3xl">
        {isKept && <Notice tone="done" title="已暂存，可以以后接着填" live />}
        {site.reason && (
          <Notice tone="soon" title="上次自评被退回">
            <p>{site.reason}</p>
          </Notice>
        )}
        <ActionForm
          action={evaluateSiteAction}
          submit="提交自评"
          className="mt-4"
          hidden={{ siteId: site.id, version: String(site.version) }}
          beside={
            <Button type="submit" name="intent" value="keep">
              暂存
            </Button>
          }
        >
          <div className="grid gap-5">
            {checklist.items.map((item, at) => (
              <ItemFields
                key={item.code}
                item={item}
                at={at}
                given={answers[item.code]}
                materials={materials}
                siteId={site.id}
                citable
              />
            ))}
            <FormTextArea
              name="summary"
              label="自评小结"
              max={1000}
              rows={4}
              defaultValue={summary}
              optional
            />
          </div>
        </ActionForm>
      </div>
    </>
  );
}
