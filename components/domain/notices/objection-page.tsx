import { PublicBreadcrumb, PublicButtonLink } from "@/components/domain/public/public-navigation";
import { PublicHead } from "@/components/domain/public/section";
import { ActionForm, FormRadio, FormText, FormTextArea } from "@/components/forms/action-form";
import { PublicPass } from "@/components/forms/public-pass";
import { EmptyState } from "@/components/ui/empty-state";
import type { NoticeWindow } from "@/lib/domain/sites/notices/types";
import { objectToSiteAction } from "@/lib/domain/sites/objections/actions";
import { dayLabel } from "@/lib/shared/dates";

/** Objecting to a site within its notice: without an account, without a name if one wishes. */
export function ObjectionPage({ window }: { window: NoticeWindow }) {
  const { noticeId, title, openUntil, isOpen, objections, answered } = window;
  const above = (
    <PublicBreadcrumb
      items={[
        { href: "/notices", label: "公示公告" },
        { href: `/notices/${noticeId}`, label: title },
        { label: "提出异议" },
      ]}
    />
  );
  return (
    <>
      <PublicHead title="提出异议" above={above}>
        <p>
          {title}。{dayLabel(openUntil)}前可以提出。已收到 {objections} 条，已答复 {answered} 条。
        </p>
        <p>只收对示范建设情况的不同意见。反映违纪违法问题请拨打 12388，这里不收也不保存。</p>
      </PublicHead>
      <div className="wide mt-5">
        {isOpen ? <ObjectionForm window={window} /> : <Closed noticeId={noticeId} />}
      </div>
    </>
  );
}

function Closed({ noticeId }: { noticeId: string }) {
  return (
    <EmptyState
      kind="no-result"
      title="公示已经结束"
      actions={<PublicButtonLink href={`/notices/${noticeId}`} label="看公示" primary />}
    >
      不再收异议。有建议可以随时到“提建议”。
    </EmptyState>
  );
}

function ObjectionForm({ window: { noticeId, sites } }: { window: NoticeWindow }) {
  const [only] = sites;
  return (
    <ActionForm
      action={objectToSiteAction}
      submit="提交异议"
      pendingText="正在提交…"
      className="max-w-3xl"
      hidden={{ noticeId }}
    >
      <div className="grid gap-4">
        <FormRadio
          name="siteId"
          label="对哪一家有异议"
          choices={sites.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={sites.length === 1 ? only?.id : undefined}
        />
        <FormTextArea
          name="text"
          label="哪里与公示不符"
          hint="写情况，不写个人的姓名、电话、证件号"
          max={1000}
          rows={6}
        />
        <FormText name="personName" label="怎么称呼您" hint="可以不写" optional />
        <FormText
          name="contact"
          label="联系方式"
          hint="可以不写。只给核实人员看，答复半年后删除"
          optional
        />
        <PublicPass purpose="objection" />
      </div>
    </ActionForm>
  );
}

/** What whoever objected sees afterwards. */
export function ObjectionReceived({ noticeId }: { noticeId: string }) {
  return (
    <>
      <PublicHead title="已收到您的异议">
        <p>由拟命名一级核实，答复完全部异议以后才会命名。公开页面只显示收到和答复的条数。</p>
      </PublicHead>
      <div className="wide mt-5">
        <PublicButtonLink href={`/notices/${noticeId}`} label="回到公示" primary />
      </div>
    </>
  );
}
