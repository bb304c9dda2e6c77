import type { Metadata } from "next";
import { CommitImportForm } from "@/components/domain/people/commit-import-form";
import { ImportDoubts } from "@/components/domain/people/import-doubts";
import { ImportTable } from "@/components/domain/people/import-table";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/feedback";
import { forPage, requireStaff } from "@/lib/access/page";
import { getAccountImport } from "@/lib/domain/people/import/queries";

export const metadata: Metadata = { title: "核对导入的账号" };

type PreviewProps = { params: Promise<{ id: string }> };

export default async function ImportPreviewPage({ params }: PreviewProps) {
  const actor = await requireStaff("account.manage");
  const found = await forPage(getAccountImport(actor, (await params).id));
  const errors = found.doubts.filter((doubt) => doubt.severity === "error").length;
  return (
    <>
      <PageHeader
        title="核对导入的账号"
        subtitle={`${found.fileName}：读到 ${found.rows.length} 人`}
        back={{ href: "/desk/admin/accounts/import", label: "批量导入账号" }}
      />
      {!found.isReady && (
        <div className="mb-5">
          <Notice tone="error" title={`有 ${errors} 处需要改正，还不能导入`}>
            <p>请在 Excel 里改好后重新上传；现在没有保存任何账号。</p>
          </Notice>
        </div>
      )}
      {found.isReady && !found.givesRights && (
        <div className="mb-5">
          <Notice tone="soon" title="导入后还没有权限">
            <p>系统管理员只建账号。“角色”一列供安全管理员授权时参考。</p>
          </Notice>
        </div>
      )}
      <ImportDoubts doubts={found.doubts} ignored={found.ignored} />
      {found.isReady ? (
        <Card title="确认导入" className="mb-5">
          <CommitImportForm previewId={found.id} count={found.rows.length} />
        </Card>
      ) : (
        <p className="mb-5">
          <ButtonLink variant="primary" href="/desk/admin/accounts/import">
            重新上传
          </ButtonLink>
        </p>
      )}
      <Card title="读到的人员" flush>
        <ImportTable rows={found.rows} />
      </Card>
    </>
  );
}
