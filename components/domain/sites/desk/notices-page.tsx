import { SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import { publiciseSitesAction } from "@/lib/domain/sites/notices/actions";
import type { SiteRow } from "@/lib/domain/sites/register/types";
import type { Day } from "@/lib/shared/dates";
import { ActionForm, FormGroup, FormText, FormTick } from "../../../forms/action-form";
import { PageHeader } from "../../../layout/page-header";
import { Card } from "../../../ui/card";
import { EmptyState } from "../../../ui/empty-state";

interface NoticesPageProps {
  verified: readonly (SiteRow & { version: number })[];
  days: number;
  fromOn: Day;
  formKey: string;
}

/** Verified sites of one's level, chosen for one notice. */
export function SiteNoticesPage({ verified, days, fromOn, formKey }: NoticesPageProps) {
  return (
    <>
      <PageHeader
        title="办理公示"
        subtitle="一份公示只含同一地区、同一级别；提交后经审、发公开"
        back={{ href: "/desk/sites", label: "示范点" }}
      />
      {verified.length === 0 ? (
        <EmptyState kind="all-done" title="没有等待公示的示范点">
          核验通过的会列在这里
        </EmptyState>
      ) : (
        <Card className="max-w-3xl">
          <ActionForm action={publiciseSitesAction} submit="提交公示" hidden={{ key: formKey }}>
            <div className="grid gap-4">
              <FormGroup name="sites" label="核验通过的单位">
                {verified.map(({ id, version, name, level, regionName }) => (
                  <FormTick
                    key={id}
                    name="sites[]"
                    value={`${id}:${version}`}
                    label={`${name}（${regionName}）`}
                    note={SITE_LEVEL_LABELS[level]}
                  />
                ))}
              </FormGroup>
              <FormText name="title" label="公示标题" defaultValue="清廉建设示范单位公示" />
              <FormText
                name="fromOn"
                type="date"
                label="开始日期"
                hint="给审、发留出时间；发布晚于这一天会自动顺延"
                defaultValue={fromOn}
              />
              <FormText
                name="days"
                label="工作日数"
                hint="按工作日历计算，法定节假日不算"
                inputMode="numeric"
                defaultValue={String(days)}
              />
            </div>
          </ActionForm>
        </Card>
      )}
    </>
  );
}
