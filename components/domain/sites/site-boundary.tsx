import { PublicLink } from "@/components/domain/public/public-link";

/** Where to turn to with what is wrong: here with the page, elsewhere with people and with help. */
export function SiteBoundary() {
  return (
    <section className="sheet no-print" aria-label="发现问题怎么办">
      <h2>发现问题怎么办</h2>
      <ul className="site-boundary">
        <li>
          本页内容有误，或与实际不符，请{" "}
          <PublicLink className="link" href="/suggest">
            提意见建议
          </PublicLink>
        </li>
        <li>
          反映违纪违法：请拨打 <a href="tel:12388">12388</a>，本平台不受理、不登记。
        </li>
        <li>
          办事求助：请拨打 <a href="tel:12345">12345</a>。
        </li>
      </ul>
    </section>
  );
}
