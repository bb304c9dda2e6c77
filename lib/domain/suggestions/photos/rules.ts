/*
 * A sending is refused as a whole where it is larger than four photographs may be, and nothing of it is read
 * further then. A photograph is judged by its content; its name is looked at only to be refused, never kept.
 */
import { PHOTO_BYTES, PHOTOS_MAX } from "@/lib/domain/suggestions/rules";

/** The most bytes of one sending: the photographs and the words around them. */
export const SENDING_BYTES = PHOTOS_MAX * PHOTO_BYTES + 256 * 1024;

/** What is wrong with photographs, and what to do. */
export const PHOTO_WORDS = {
  many: `最多 ${PHOTOS_MAX} 张照片，请减少后重新选择`,
  large: "有一张照片超过 6 MB。请在手机相册里缩小，或换一张再选",
  foreign:
    "有一个文件不是照片。请选 jpg、png 或 webp 格式的照片；苹果手机请在相机设置里选“兼容性最佳”",
  damaged: "有一张照片不完整，打不开。请重新选择原照片",
  too_many_pixels: "有一张照片的尺寸太大。请缩小后重新选择",
  unreadable: "没有收到完整的内容，网络可能中断过。请再提交一次",
} as const;
