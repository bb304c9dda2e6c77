import type { ReactNode } from "react";
import { SkipLink } from "../ui/accessibility";
import { classNames } from "../ui/class-names";
import { PublicFooter, type PublicFooterProps } from "./public-footer";
import { PublicHeader, type PublicHeaderProps } from "./public-header";

export type PublicFrameProps = {
  header: PublicHeaderProps;
  footer: PublicFooterProps;
  /** How the reader sees public pages: sizes and high contrast. */
  size: "normal" | "large" | "largest" | "elder";
  contrast: boolean;
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of the public site: outer site, sponsor bar, name, navigation, footer. The same for every visitor. */
export function PublicFrame({
  header,
  footer,
  size,
  contrast,
  banner,
  children,
}: PublicFrameProps) {
  const look = size === "normal" ? undefined : `frame-${size}`;
  return (
    <div className={classNames("frame-public", look, contrast && "frame-contrast")}>
      <SkipLink />
      {banner}
      <PublicHeader {...header} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter {...footer} />
    </div>
  );
}
