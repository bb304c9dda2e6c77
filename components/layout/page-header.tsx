import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Breadcrumb } from "../ui/navigation";

type PageHeaderProps = {
  title: ReactNode;
  subtitle?: ReactNode;
  /** From the third level on. */
  breadcrumb?: readonly { href?: string; label: string }[];
  /** One step up; what a phone shows instead of the breadcrumb. */
  back?: { href: string; label: string };
  actions?: ReactNode;
};

/** The one h1 of a page with what belongs to it. */
export function PageHeader({ title, subtitle, breadcrumb, back, actions }: PageHeaderProps) {
  return (
    <div className="page-head">
      <div className="page-head-text">
        {breadcrumb && (
          <div className={back ? "mb-1 hidden md:block" : "mb-1"}>
            <Breadcrumb items={breadcrumb} />
          </div>
        )}
        {back && (
          <Link href={back.href} className={breadcrumb ? "back-link md:hidden" : "back-link"}>
            <ChevronLeft aria-hidden="true" />
            {back.label}
          </Link>
        )}
        <h1>{title}</h1>
        {subtitle && <div className="page-sub">{subtitle}</div>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </div>
  );
}

/** Actions that a phone keeps at the lower edge; the last child should be the primary button. */
export function ActionSlot({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="action-slot-space" aria-hidden="true" />
      <div className="action-slot">{children}</div>
    </>
  );
}
