import type { Metadata } from "next";
import { EditionPage } from "@/components/domain/editions/edition-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import { checkEdition, listMovesSince } from "@/lib/domain/editions/comparing/queries";
import { canFollow, canRelease } from "@/lib/domain/editions/policy";
import { findEarlierEdition, getEdition } from "@/lib/domain/editions/queries";
import { momentLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "数据期" };

interface EditionProps {
  params: Promise<{ id: string }>;
}

export default async function Edition({ params }: EditionProps) {
  const actor = await requireStaff("edition.read");
  const { id } = await params;
  const edition = await forPage(getEdition(actor, id));
  const check = canFollow(actor, edition) ? await checkEdition(actor, id) : null;
  return (
    <EditionPage
      edition={edition}
      check={check}
      moves={check?.differences.length ? await listMovesSince(actor, id) : []}
      earlier={await findEarlierEdition(actor, edition)}
      mayRelease={canRelease(actor, edition)}
      mayDraft={hasVerb(actor, "circular.draft") && canFollow(actor, edition)}
      isOwnFreeze={edition.frozenById === actor.accountId}
      print={{ person: actor.name, time: momentLabel(new Date()) }}
    />
  );
}
