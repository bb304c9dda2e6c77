import type { Metadata } from "next";
import { ListPage } from "@/components/domain/lists/list-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listIssuings } from "@/lib/domain/assignments/issuing/queries";
import { findListChecks } from "@/lib/domain/burden/queries";
import { findClauseCoverage } from "@/lib/domain/counters/coverage/queries";
import { getListLife } from "@/lib/domain/lists/life/queries";
import { getList, listLinkableTasks } from "@/lib/domain/lists/queries";
import { summariseOpenVoices } from "@/lib/domain/voices/answering/queries";

export const metadata: Metadata = { title: "清单" };

interface ListProps {
  params: Promise<{ id: string }>;
}

export default async function List({ params }: ListProps) {
  const actor = await requireStaff("list.read");
  const { id } = await params;
  const list = await forPage(getList(actor, id));
  const isResponsibility = list.kind === "responsibility";
  const [issuings, coverage, linkable, voices, checks, life] = await Promise.all([
    list.can.issue ? listIssuings(actor, id) : [],
    isResponsibility ? findClauseCoverage(actor, list) : null,
    list.can.link ? listLinkableTasks(actor, id) : [],
    isResponsibility ? null : summariseOpenVoices(actor, id),
    findListChecks(actor, id),
    getListLife(actor, list),
  ]);
  const facts = { list, issuings, coverage, linkable, voices, checks, life };
  return <ListPage {...facts} />;
}
