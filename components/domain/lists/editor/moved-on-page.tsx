import { PageHeader } from "../../../layout/page-header";
import { ButtonLink } from "../../../ui/button";
import { EmptyState } from "../../../ui/empty-state";

/** Instead of the editor, once the list is no draft any more. */
export function MovedOnPage({ listId }: { listId: string }) {
  const href = `/desk/lists/${listId}`;
  return (
    <>
      <PageHeader title="编辑清单" back={{ href, label: "返回清单" }} />
      <EmptyState
        kind="no-right"
        title="这份清单已不是草稿"
        actions={<ButtonLink href={href}>查看清单</ButtonLink>}
      >
        已经提交或下发的清单不能直接修改。待同意的可以先撤回；已下发的请修订出新的一版。
      </EmptyState>
    </>
  );
}
