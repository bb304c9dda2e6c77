import { keepViewAction } from "@/lib/domain/views/actions";
import { ActionForm, FormText } from "../../forms/action-form";
import { PageHeader } from "../../layout/page-header";
import { ButtonLink } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";

interface NewViewPageProps {
  /** Null where the address is none of the desk's. */
  address: string | null;
  formKey: string;
}

/** Keeping a page under its filter: one name. */
export function NewViewPage({ address, formKey }: NewViewPageProps) {
  return (
    <>
      <PageHeader
        back={{ href: address ?? "/desk/views", label: "返回" }}
        title="保存此视图"
        subtitle="页面连同选好的条件一起保存，只有您自己看得到"
      />
      {address ? (
        <Card>
          <ActionForm
            action={keepViewAction}
            submit="保存"
            pendingText="正在保存…"
            hidden={{ address, key: formKey }}
            beside={<ButtonLink href={address}>不保存</ButtonLink>}
          >
            <FormText name="name" label="名字" hint="例如：谷城超期任务" maxLength={40} />
          </ActionForm>
        </Card>
      ) : (
        <div className="card">
          <EmptyState
            kind="no-result"
            title="没有要保存的页面"
            actions={<ButtonLink href="/desk/assignments">去任务清单</ButtonLink>}
          >
            请在任务清单、驾驶舱等页面选好条件，再点“保存此视图”
          </EmptyState>
        </div>
      )}
    </>
  );
}
