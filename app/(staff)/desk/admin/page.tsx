import type { Metadata } from "next";
import Link from "next/link";
import { adminSections } from "@/components/domain/people/admin-nav";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";

export const metadata: Metadata = { title: "管理" };

export default async function AdminPage() {
  const actor = await requireStaff();
  const sections = adminSections((verb) => hasVerb(actor, verb));
  return (
    <>
      <PageHeader title="管理" />
      {sections.length === 0 && (
        <EmptyState kind="no-right" title="您没有管理权限">
          需要办理时，请联系本级系统管理员。
        </EmptyState>
      )}
      <ul className="card">
        {sections.map((section) => (
          <li key={section.href} className="border-b border-line-soft px-5 py-4 last:border-0">
            <Link className="link font-semibold" href={section.href}>
              {section.label}
            </Link>
            <p className="text-sm text-ink-hint">{section.note}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
