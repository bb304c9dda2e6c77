import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/access/page";
import { dashboardHome } from "@/lib/domain/counters/nearby/queries";

/** One's own region: where the widest right to read dashboards lies. */
export default async function DashboardHome() {
  const actor = await requireStaff("dashboard.read");
  redirect(dashboardHome(actor));
}
