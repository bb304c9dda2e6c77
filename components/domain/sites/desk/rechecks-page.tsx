import { drawRechecksAction } from "@/lib/domain/sites/rechecks/actions";
import type { Day } from "@/lib/shared/dates";
import { ActionForm, FormSelect, FormText } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { Notice } from "../../../ui/feedback";

interface RechecksPageProps {
  regions: readonly { code: string; name: string }[];
  dueOn: Day;
  done: { due: string; drawn: string } | null;
  formKey: string;
}

/** Beginning re-checks: all that are due by a day, and a drawn share of the others. */
export function RechecksPage({ regions, dueOn, done, formKey }: RechecksPageProps) {
  return (
    <>
      <PageHeader
        title="启动复核"
        subtitle="到期的全部复核；其余按比例随机抽取，种子留存，可以重算"
        back={{ href: "/desk/sites", label: "示范点" }}
      />
      <Card className="max-w-3xl">
        {done && (
          <Notice tone="done" live title={`已启动：到期 ${done.due} 家，抽取 ${done.drawn} 家`} />
        )}
        <ActionForm action={drawRechecksAction} submit="启动复核" hidden={{ key: formKey }}>
          <div className="grid gap-4">
            <FormSelect
              name="regionCode"
              label="地区"
              hint="只含本级命名的示范点"
              choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
            />
            <FormText
              name="dueOn"
              type="date"
              label="复核完成日期"
              hint="这一天以前到期的全部复核"
              defaultValue={dueOn}
            />
            <FormText
              name="share"
              label="未到期的抽取比例（%）"
              inputMode="numeric"
              defaultValue="10"
            />
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
