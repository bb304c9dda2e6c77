import { setSiteTermsAction } from "@/lib/domain/sites/terms/actions";
import { siteTermWords } from "@/lib/domain/sites/terms/labels";
import type { SiteTerms } from "@/lib/domain/sites/terms/schema";
import { ActionForm, FormText } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { DescriptionList } from "../../../ui/facts";

const FIELDS: [keyof SiteTerms, string][] = [
  ["overdueFrom", "建设单位现有这么多项超期未报时提示"],
  ["returnedFrom", "今年被退回这么多次时提示"],
  ["lowRatingsFrom", "不满意和很不满意合计这么多个时提示"],
  ["noticeDays", "办理公示时先填这个数，可以改"],
  ["recheckMonths", "从命名或上次保留那天算起"],
];

interface TermsPageProps {
  terms: SiteTerms;
  /** The mark of the terms as they are shown. */
  seen: string;
  maySet: boolean;
}

/** From when on signals are shown, and how long things take. */
export function TermsPage({ terms, seen, maySet }: TermsPageProps) {
  return (
    <>
      <PageHeader
        title="期限与信号"
        subtitle="信号只提示，由人决定要不要提前复核"
        back={{ href: "/desk/sites", label: "示范点" }}
      />
      <Card className="max-w-3xl">
        {maySet ? (
          <ActionForm action={setSiteTermsAction} submit="保存" hidden={{ seen }}>
            <div className="grid gap-4">
              {FIELDS.map(([name, hint]) => (
                <FormText
                  key={name}
                  name={name}
                  label={siteTermWords[name]}
                  hint={hint}
                  inputMode="numeric"
                  defaultValue={String(terms[name])}
                />
              ))}
            </div>
          </ActionForm>
        ) : (
          <DescriptionList
            items={FIELDS.map(([name]) => ({ term: siteTermWords[name], value: terms[name] }))}
          />
        )}
      </Card>
    </>
  );
}
