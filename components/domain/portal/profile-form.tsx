import type { ReactNode } from "react";
import {
  ActionForm,
  FormCheckbox,
  FormFile,
  FormText,
  FormTextArea,
} from "@/components/forms/action-form";
import { saveProfileAction } from "@/lib/domain/portal/settings/actions";
import {
  PRIVACY_LABEL,
  type ProfileLine,
  type ProfileLinks,
  profileLineWords,
  profileLinkWords,
} from "@/lib/domain/portal/settings/labels";
import { textOfLinks } from "@/lib/domain/portal/settings/rules";
import type { StoredProfile } from "@/lib/domain/portal/settings/schema";
import type { PortalSettings } from "@/lib/domain/portal/settings/types";

type Line = { name: ProfileLine; hint?: string };

const SITE: readonly Line[] = [
  { name: "name", hint: "不填显示“清廉建设公共服务平台”" },
  { name: "sponsor", hint: "不填显示本地区清廉建设领导小组办公室" },
  { name: "undertaker" },
  { name: "contact", hint: "电话或邮箱，会公开" },
  { name: "address" },
  { name: "hours" },
];

const MARKS: readonly Line[] = [
  { name: "icp" },
  { name: "police" },
  { name: "policeHref" },
  { name: "siteCode" },
  { name: "badgeHref" },
];

const LINK_HINT = "一行一个：名称，空一格，网址。例如：县政府 https://www.example.gov.cn/";

/** All settings in one form; what is saved waits until it is put into force. */
export function ProfileForm({ settings: { values, seen } }: { settings: PortalSettings }) {
  return (
    <ActionForm action={saveProfileAction} submit="保存待启用" hidden={{ seen }}>
      <div className="flex max-w-measure flex-col gap-8">
        <Part title="本站">
          <Lines lines={SITE} values={values} />
        </Part>
        <Part title="备案和标识">
          <Lines lines={MARKS} values={values} />
          <FormFile
            name="badge"
            label={values.badgePicture ? "换一张标识图片" : "标识图片"}
            accept="image/png,image/jpeg,image/webp"
            hint="PNG、JPEG 或 WebP，不超过 512 KB"
            optional
          />
          {values.badgePicture && <FormCheckbox name="removeBadge" label="不再显示标识图片" />}
          <Lines lines={[{ name: "correctionHref" }]} values={values} />
        </Part>
        <Part title="作为已有网站的一个栏目">
          <Lines lines={[{ name: "outerName", hint: "填了才显示顶部的一行" }]} values={values} />
          <LinkLines name="outerLinks" links={values.outerLinks} />
        </Part>
        <Part title="页头、页脚和隐私">
          <LinkLines name="headerLinks" links={values.headerLinks} />
          <LinkLines name="footerLinks" links={values.footerLinks} />
          <FormTextArea
            name="privacy"
            label={PRIVACY_LABEL}
            hint="接在平台自带的说明后面"
            max={4000}
            rows={6}
            optional
            defaultValue={values.privacy}
          />
        </Part>
      </div>
    </ActionForm>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Lines({ lines, values }: { lines: readonly Line[]; values: StoredProfile }) {
  return lines.map(({ name, hint }) => (
    <FormText
      key={name}
      name={name}
      label={profileLineWords[name]}
      hint={hint}
      optional
      defaultValue={values[name]}
      autoComplete="off"
    />
  ));
}

type LinkLinesProps = {
  name: ProfileLinks;
  links: readonly { label: string; href: string }[];
};

function LinkLines({ name, links }: LinkLinesProps) {
  return (
    <FormTextArea
      name={name}
      label={profileLinkWords[name]}
      hint={LINK_HINT}
      max={4000}
      rows={4}
      optional
      defaultValue={textOfLinks(links)}
    />
  );
}
