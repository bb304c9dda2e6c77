import type { Metadata } from "next";
import { ActionForm, FormFile } from "@/components/forms/action-form";
import { PageHeader } from "@/components/layout/page-header";
import { Card } from "@/components/ui/card";
import { requireStaff } from "@/lib/access/page";
import { previewAccountsAction } from "@/lib/domain/people/import/actions";

export const metadata: Metadata = { title: "批量导入账号" };

export default async function ImportAccountsPage() {
  await requireStaff("account.manage");
  return (
    <>
      <PageHeader
        title="批量导入账号"
        subtitle="先上传，看清读到了什么，再确认导入；有一行不对就一个都不导入"
        back={{ href: "/desk/admin/accounts", label: "账号与授权" }}
      />
      <Card title="上传名册">
        <ActionForm
          action={previewAccountsAction}
          submit="上传并检查"
          pendingText="正在读取…"
          className="max-w-measure"
        >
          <FormFile
            name="file"
            label="Excel 文件（.xlsx）"
            hint="不超过 3 MB、2000 人"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
        </ActionForm>
      </Card>
      <Card title="表格怎么写" className="mt-5">
        <ul className="list-disc pl-5">
          <li>表头一行，每人一行；必有“姓名”“登录名”“角色”三列。</li>
          <li>再用“单位”“区划代码”，或“县（市、区）”“乡镇（街道）”“村（社区）”说明在哪个单位。</li>
          <li>角色写：填报员、单位负责人、乡镇（街道）、牵头单位。管理员账号不能批量导入。</li>
          <li>“电话”可以不填。同一个登录名只能出现一次。</li>
        </ul>
      </Card>
    </>
  );
}
