import { renameViewAction } from "@/lib/domain/views/actions";
import type { FileFormat } from "@/lib/domain/views/pages/types";
import type { Subscription } from "@/lib/domain/views/subscriptions/types";
import type { SavedView } from "@/lib/domain/views/types";
import { ActionForm, FormText } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { DoneNotice } from "../people/done-notice";
import { SubscribeForm, SubscriptionCard } from "./subscription-card";

const DONE = {
  kept: "视图已保存",
  renamed: "名字已改",
  subscribed: "已订阅，到那一天生成，在消息里告诉您",
  pause: "订阅已暂停",
  resume: "订阅已恢复",
  end: "订阅已结束，已生成的文件到期前还能下载",
  remade: "正在重新生成，稍后刷新本页",
};

interface ViewPageProps {
  view: SavedView;
  subscriptions: readonly Subscription[];
  formats: readonly FileFormat[];
  isPdfAvailable: boolean;
  formKey: string;
  done: string | undefined;
}

/** One kept page: its name, and the files that are made of it. */
export function ViewPage({ view, subscriptions, done, ...form }: ViewPageProps) {
  return (
    <>
      <PageHeader
        back={{ href: "/desk/views", label: "视图与订阅" }}
        title={view.name}
        subtitle="只有您自己看得到；打开时按您当时的权限显示"
        actions={
          <ButtonLink href={view.address} variant="primary" prefetch={false}>
            打开
          </ButtonLink>
        }
      />
      <DoneNotice done={done} words={DONE} />
      <div className="with-aside">
        <div className="flex min-w-0 flex-col gap-5">
          {subscriptions.map((one) => (
            <SubscriptionCard key={one.id} subscription={one} />
          ))}
          <SubscribeForm view={view} {...form} />
        </div>
        <aside aria-label="改名">
          <Card title="改名">
            <ActionForm
              key={view.version}
              action={renameViewAction}
              submit="保存"
              variant="secondary"
              hidden={{ viewId: view.id, version: String(view.version) }}
            >
              <FormText name="name" label="名字" defaultValue={view.name} maxLength={40} />
            </ActionForm>
          </Card>
        </aside>
      </div>
    </>
  );
}
