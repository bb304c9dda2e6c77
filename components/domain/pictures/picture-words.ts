/** What may be chosen as a picture, as a file field takes it. */
export const PICTURE_KINDS = "image/jpeg,image/png,image/webp";

export const PICTURE_WORDS_HINT = "用一句话写明图片里有什么，看不见图片的人靠它了解内容。";
