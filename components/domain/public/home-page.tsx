import type { PublicHome } from "@/lib/domain/portal/home/types";
import { CarrierLedger } from "./carrier-ledger";
import { Hero } from "./hero";
import { HomeCards, HomeLines } from "./home-parts";
import { Section } from "./section";

/** The public home: what one can do here, what is new, and what is being done. */
export function HomePage({ home }: { home: PublicHome }) {
  const { sites, cases, routes, topics, solicitations, news, carriers, edition } = home;
  return (
    <>
      <Hero home={home} />
      <HomeCards
        title="新上线的示范点与做法"
        shown={sites}
        more={{ href: "/sites", label: `全部 ${sites.total} 处` }}
      />
      <HomeLines
        title="正在征集"
        note="点题由您来，期限内都可以提"
        shown={solicitations}
        more={{ href: "/topics", label: "全部征集和点题" }}
      />
      <HomeLines
        title="群众点题与答复"
        note="部门答题，纪委监督，群众评价，三方说法分开列"
        shown={topics}
        more={{ href: "/topics", label: `全部 ${topics.total} 个点题` }}
      />
      <HomeCards
        title="案例与工作法"
        shown={cases}
        more={{ href: "/cases", label: `全部 ${cases.total} 个案例` }}
      />
      <HomeCards
        title="研学路线"
        shown={routes}
        more={{ href: "/routes", label: `全部 ${routes.total} 条路线` }}
      />
      <Section
        title="各载体在做什么"
        note="已下发并公开的任务"
        more={{ href: "/carriers", label: "查看任务" }}
      >
        <CarrierLedger carriers={carriers} edition={edition} />
      </Section>
      <HomeLines
        title="资讯与公告"
        shown={news}
        more={{ href: "/news", label: `全部 ${news.total} 条` }}
      />
    </>
  );
}
