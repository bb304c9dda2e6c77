import { describe, expect, it } from "vitest";
import { announcement } from "@/lib/domain/assignments/announcing/rules";

const second = { title: "清单", listVersion: 2 };

describe("the message about a list", () => {
  it("speaks of new work only where there is some", () => {
    const said = announcement(second, { made: 0, changed: 3, cancelled: 1 });
    expect(said).toBe("《清单》第 2 版：任务有调整，改期限或目标 3 条，取消 1 条，请核对后签收");
    expect(announcement(second, { made: 2, changed: 0, cancelled: 1 })).toBe(
      "收到《清单》第 2 版，新任务 2 条，取消 1 条，请核对后签收",
    );
  });

  it("counts nothing of a first version, nor for those whose work stays as it is", () => {
    const nothing = { made: 0, changed: 0, cancelled: 0 };
    expect(announcement({ ...second, listVersion: 1 }, { ...nothing, made: 5 })).toBe(
      "收到《清单》，请核对后签收",
    );
    expect(announcement(second, nothing)).toBe("收到《清单》第 2 版，请核对后签收");
  });
});
