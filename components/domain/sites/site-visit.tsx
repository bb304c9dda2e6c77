import { PublicButtonLink } from "@/components/domain/public/public-navigation";
import type { PublicSite, SitePageFacts } from "@/lib/domain/sites/page/types";
import { withBase } from "@/lib/shared/base-path";

/** How to visit: by appointment where the site takes any. */
export function SiteVisit({ site, visits }: { site: PublicSite; visits: SitePageFacts["visits"] }) {
  const { acceptsBookings, capacity } = site.content;
  if (!site.isNamed) return null;
  return (
    <section className="sheet" aria-label="预约参观">
      <h2>预约参观</h2>
      <p className="mt-2">
        {acceptsBookings
          ? `个人和集体都可以预约${capacity ? `，每个时段最多 ${capacity} 人` : ""}，不收费，不用注册。`
          : "目前不接受网上预约，请按开放时间前往，或先打电话询问。"}
      </p>
      {visits.groups > 0 && (
        <p className="text-sm text-ink-hint">
          已接待预约参观 {visits.groups} 批 {visits.people} 人。
        </p>
      )}
      {acceptsBookings && (
        <p className="site-visit-actions no-print">
          <PublicButtonLink href={`/sites/${site.id}/booking`} label="预约参观" primary />
          <PublicButtonLink href="/sites/bookings" label="查询或取消预约" />
        </p>
      )}
      {acceptsBookings && (
        <p className="text-sm no-print">
          <a className="link" href={withBase(`/sites/${site.id}/calendar`)}>
            把最近的开放日存入手机日历
          </a>
        </p>
      )}
    </section>
  );
}
