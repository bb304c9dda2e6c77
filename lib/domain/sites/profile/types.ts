/** What the public site says about itself; the office sets it, nothing is invented. */
export interface PublicProfile {
  regionCode: string;
  regionName: string;
  name: string;
  sponsor: string;
  /** Demonstration data are loaded: every page says so. */
  isDemonstration: boolean;
  /** 承办单位、联系电话、备案号 and the like, only those that were filled in. */
  facts: { label: string; value: string; href?: string | undefined }[];
}
