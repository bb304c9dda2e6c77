import type { PreviewFailure } from "./types";

/** Why there is no preview, and what to do instead. */
export const PREVIEW_FAILURES: Record<PreviewFailure, string> = {
  password: "文件设有打开密码，无法预览。请下载后用密码打开，或请填报人取消密码后重新上传",
  too_large: "文件内容过多，无法在网页中预览。请下载后查看",
  slow: "文件太复杂，没能在规定时间内做出预览。请下载后查看",
  unreadable: "文件的写法读不出来，无法预览。请下载后查看",
};

/** 「北纬 31°46′30″，东经 111°50′0″」. */
export function placeLabel({
  latitude,
  longitude,
}: {
  latitude: number;
  longitude: number;
}): string {
  const north = `${latitude < 0 ? "南纬" : "北纬"} ${degrees(latitude)}`;
  return `${north}，${longitude < 0 ? "西经" : "东经"} ${degrees(longitude)}`;
}

function degrees(value: number): string {
  const seconds = Math.round(Math.abs(value) * 3600);
  return `${Math.floor(seconds / 3600)}°${Math.floor((seconds % 3600) / 60)}′${seconds % 60}″`;
}

/** The first twelve digits of a hash: enough to compare two by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}
