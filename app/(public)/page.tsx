import type { Metadata } from "next";
import { CarrierLedger } from "@/components/domain/public/carrier-ledger";
import { Hero } from "@/components/domain/public/hero";
import { Section } from "@/components/domain/public/section";
import { SiteCard } from "@/components/domain/sites/site-card";
import { VISITOR } from "@/lib/access/actor";
import { getPublicHome } from "@/lib/domain/sites/home/queries";

export const metadata: Metadata = { title: { absolute: "清廉建设公共服务平台" } };

export default async function HomePage() {
  const home = await getPublicHome(VISITOR);
  return (
    <>
      <Hero home={home} />
      <Section
        title="示范点与做法"
        note="均来自公开报道，注明出处"
        more={{ href: "/sites", label: `全部 ${home.siteCount} 处` }}
      >
        <ul className="card-grid">
          {home.sites.map((site) => (
            <SiteCard key={site.id} site={site} />
          ))}
        </ul>
      </Section>
      <Section
        title="各载体在做什么"
        note="已下发并公开的任务"
        more={{ href: "/carriers", label: "查看任务" }}
      >
        <CarrierLedger carriers={home.carriers} edition={home.edition} />
      </Section>
    </>
  );
}
