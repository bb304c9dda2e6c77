import type { Metadata } from "next";
import { IssuePage } from "@/components/domain/issuing/issue-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { findIssuedSoFar } from "@/lib/domain/assignments/effects/queries";
import { defaultScope, listChoosable, planIssue } from "@/lib/domain/assignments/issuing/queries";
import { issueScopeSchema } from "@/lib/domain/assignments/issuing/schema";
import { findListChecks } from "@/lib/domain/burden/queries";
import { getList } from "@/lib/domain/lists/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "下发清单" };

interface IssueProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Issue({ params, searchParams }: IssueProps) {
  const actor = await requireStaff("list.issue");
  const { id } = await params;
  const asked = await searchParams;
  const list = await forPage(getList(actor, id));
  const soFar = await findIssuedSoFar(actor, list);
  const parsed = issueScopeSchema.safeParse(asked);
  const chosen = parsed.success ? parsed.data : issueScopeSchema.parse({});
  const scope = asked.periods === undefined ? { ...chosen, ...defaultScope(list, soFar) } : chosen;
  const search = typeof asked.search === "string" ? asked.search.slice(0, 40) : "";
  const [plan, choosable, checks] = await Promise.all([
    forPage(planIssue(actor, { listId: id, ...scope })),
    forPage(listChoosable(actor, { listId: id, text: search, chosen: scope.organisationIds })),
    findListChecks(actor, id),
  ]);
  return (
    <IssuePage
      list={list}
      plan={plan}
      burden={checks?.burden ?? null}
      scope={scope}
      soFar={soFar?.levels ?? null}
      choosable={choosable}
      search={search}
      formKey={newId()}
    />
  );
}
