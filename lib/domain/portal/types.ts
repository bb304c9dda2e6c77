/** A link that the office set: outside the platform (https) or a path of ours. */
export interface PortalLink {
  label: string;
  href: string;
}

/** What the public site says about itself; the office sets it, nothing is invented. */
export interface PublicProfile {
  regionCode: string;
  regionName: string;
  name: string;
  /** 主办单位. */
  sponsor: string;
  /** Demonstration data are loaded: every page says so. */
  isDemonstration: boolean;
  /** 承办单位、联系电话、备案号 and the like, only those that were filled in, in the order of the footer. */
  facts: { label: string; value: string; href?: string | undefined }[];
  /** The site of which this platform is a column, with its own columns; shown above ours. */
  outer: { name: string; links: PortalLink[] } | null;
  headerLinks: PortalLink[];
  footerLinks: PortalLink[];
  /** 党政机关网站标识: where it leads, and the picture's address where one was uploaded. */
  badge: { href: string | null; picture: string | null } | null;
  /** 网站找错 */
  correctionHref: string | null;
  /** The office's own wording of the privacy page; the platform's own facts stand there in any case. */
  privacy: string | null;
}
