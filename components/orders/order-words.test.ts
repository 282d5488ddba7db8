import { describe, expect, it } from "vitest";
import { isRunningOrder, ORDER_STATES, type OrderStage, orderStageOf } from "@/lib/constants/order-states";
import { ORDER_WORDS } from "./order-words";

const stopped = { code: "refused", message: "The carrier refused the last step." };
const every = ORDER_STATES.flatMap((state) =>
  [null, stopped].flatMap((stopped) => [true, false].map((givenUp) => ({ state, stopped, givenUp }))),
);

describe("the stage of an order", () => {
  it("is how it ended, whatever happened before", () => {
    for (const order of every.filter(({ state }) => state === "done"))
      expect(orderStageOf(order)).toBe("done");
    for (const order of every.filter(({ state }) => state === "failed"))
      expect(orderStageOf(order)).toBe(order.givenUp ? "given_up" : "failed");
  });

  it("says whether an open order's number is bought or released, and whether it needs a person", () => {
    for (const order of every.filter(({ state }) => state !== "done" && state !== "failed")) {
      const stage: OrderStage = order.givenUp
        ? order.stopped
          ? "release_stopped"
          : "releasing"
        : order.stopped
          ? "setup_stopped"
          : "setting_up";
      expect(orderStageOf(order)).toBe(stage);
      expect(isRunningOrder(order)).toBe(order.stopped === null);
    }
  });

  it("offers to continue in every open stage, and in no other", () => {
    for (const order of every) {
      const hasEnded = order.state === "done" || order.state === "failed";
      const { finish, adminCan } = ORDER_WORDS[orderStageOf(order)];
      expect([finish !== undefined, adminCan !== undefined]).toEqual([!hasEnded, !hasEnded]);
    }
  });
});
