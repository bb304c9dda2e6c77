/*
 * The facts of a public page for machines that read it (schema.org, JSON-LD): the same as stand on the page, no
 * more. Parts that are unknown are left out.
 */
import type { Published } from "@/lib/domain/publications/types";
import type { Day } from "@/lib/shared/dates";

/** A record of schema.org; parts without a value are not written. */
export type LinkedRecord = { "@type": string } & Record<string, unknown>;

interface ArticleFacts {
  item: Published;
  url: string;
}

/** An article with its dates, its source and its pictures' addresses. */
export function articleData(
  type: "NewsArticle" | "Article",
  { item, url }: ArticleFacts,
  imageUrls: readonly string[] = [],
): LinkedRecord {
  const { title, summary, releasedOn, happenedOn, sourceTitle, sourceUrl, regionName } = item;
  return {
    "@type": type,
    headline: title,
    description: summary,
    url,
    mainEntityOfPage: url,
    inLanguage: "zh-CN",
    datePublished: releasedOn,
    dateCreated: happenedOn ?? undefined,
    contentLocation: { "@type": "Place", name: regionName },
    isBasedOn: sourceUrl ?? undefined,
    sourceOrganization: sourceTitle ? { "@type": "Organization", name: sourceTitle } : undefined,
    image: imageUrls.length > 0 ? imageUrls : undefined,
  };
}

/** Who runs the site, and how it is searched. */
export function siteData(site: { name: string; sponsor: string; url: string }): LinkedRecord {
  const search = new URL("search", site.url.endsWith("/") ? site.url : `${site.url}/`).href;
  return {
    "@type": "WebSite",
    name: site.name,
    url: site.url,
    inLanguage: "zh-CN",
    publisher: { "@type": "GovernmentOrganization", name: site.sponsor },
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${search}?q={search_term_string}` },
      "query-input": "required name=search_term_string",
    },
  };
}

/** A data set of open data with its files. */
export function dataSetData(set: {
  name: string;
  description: string;
  url: string;
  licence: string;
  modified: Day | null;
  files: readonly { format: string; url: string }[];
}): LinkedRecord {
  return {
    "@type": "Dataset",
    name: set.name,
    description: set.description,
    url: set.url,
    license: set.licence,
    dateModified: set.modified ?? undefined,
    isAccessibleForFree: true,
    distribution: set.files.map(({ format, url }) => ({
      "@type": "DataDownload",
      encodingFormat: format,
      contentUrl: url,
    })),
  };
}

/** A record as the text of a script block: nothing in it can end the block. */
export function linkedText(record: LinkedRecord | readonly LinkedRecord[]): string {
  const context = { "@context": "https://schema.org" };
  const whole = Array.isArray(record)
    ? { ...context, "@graph": record }
    : { ...context, ...record };
  return JSON.stringify(whole)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
