/** Why a file is not taken, or is taken without its text; each says what to do. */
export const FILE_MESSAGES = {
  foreign: "请上传 Word（docx）或 PDF 文件；照片、表格和其他格式不能作为文件原文",
  password: "PDF 设有打开密码，读不出内容。请取消密码，保存后再上传",
  unreadable: "文件读不出来，可能已损坏。请用 Word、WPS 或阅读器打开，另存后再上传",
  scanned:
    "这份 PDF 是扫描件，只有图片没有文字。原件已保存，请把正文粘贴到下面的“粘贴正文”里，或逐条录入",
  garbled:
    "这份 PDF 的文字编码特殊，读出来是乱码。原件已保存，请从原文件复制正文，粘贴到下面的“粘贴正文”里",
  empty: "文件里没有读到文字。原件已保存，请粘贴正文或逐条录入",
  too_large: "文件内容太多，没有自动读取。原件已保存，请把正文粘贴到下面的“粘贴正文”里",
  slow: "读取用时过长，已停止。原件已保存，请把正文粘贴到下面的“粘贴正文”里",
} as const;
