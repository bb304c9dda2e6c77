import type { ReactNode } from "react";
import { adminNav } from "@/components/domain/people/admin-nav";
import { AdminFrame } from "@/components/layout/admin-frame";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaff();
  return <AdminFrame groups={adminNav((verb) => hasVerb(actor, verb))}>{children}</AdminFrame>;
}
