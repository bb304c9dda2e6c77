/*
 * A picture says in words what it shows, for whoever cannot see it: a sentence in Chinese of at least six
 * signs, not the name of a file and not merely the word for a picture. Nobody judges more than that.
 */

const LEAST = 6;
const FILE_NAME = /\.(jpe?g|png|webp|heic|gif|bmp|tiff?)$/i;
const CAMERA_NAME =
  /^(img|image|dsc|dscn|dcim|pic|photo|mmexport|wx_camera|screenshot|微信图片|屏幕截图|图片|照片|截图|未命名|无标题|新建)[\s_\-.\d()（）]*$/i;
const EMPTY_WORDS = /^(这是)?(一张|现场|活动|宣传)?(图片|照片|图|配图|插图|实景图|效果图)。?$/;

/** What is wrong with a picture's words, as a sentence that says what to do; null where nothing is. */
export function altProblem(alt: string, fileName = ""): string | null {
  const words = alt.trim();
  const stem = fileName.replace(/\.[^.]*$/, "").trim();
  if (words === "") return "请用一句话写明图片里有什么，供看不见图片的人了解";
  if (FILE_NAME.test(words) || CAMERA_NAME.test(words) || (stem !== "" && words === stem)) {
    return "这是文件名，不是说明。请写图片里有什么，例如“村务公开栏前，村民在看三季度收支明细”";
  }
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han < LEAST || EMPTY_WORDS.test(words)) {
    return `说明太短。请至少用 ${LEAST} 个汉字写明谁、在哪里、在做什么`;
  }
  return null;
}
