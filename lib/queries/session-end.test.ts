import { afterEach, describe, expect, it } from "vitest";
import { answerSignIn, askToSignIn, isAskingToSignIn, onSignInAsked } from "./session-end";

let remove = () => {};
afterEach(() => {
  answerSignIn(true);
  remove();
});

/** A page that can ask; counts how often it is told to. */
function page() {
  let told = 0;
  remove = onSignInAsked(() => {
    told += 1;
  });
  return () => told;
}

describe("a session that has ended", () => {
  it("asks once for everything that waits, and all of it goes on after signing in", async () => {
    page();
    const waiting = [askToSignIn({ insist: false }), askToSignIn({ insist: true })];
    expect(isAskingToSignIn()).toBe(true);
    answerSignIn(true);
    expect(await Promise.all(waiting)).toEqual([true, true]);
    expect(isAskingToSignIn()).toBe(false);
  });

  it("is not asked about again by background reads after the reader declined, only by an act", async () => {
    page();
    const first = askToSignIn({ insist: false });
    answerSignIn(false);
    expect(await first).toBe(false);
    expect(await askToSignIn({ insist: false })).toBe(false);
    expect(isAskingToSignIn()).toBe(false);
    const act = askToSignIn({ insist: true });
    expect(isAskingToSignIn()).toBe(true);
    answerSignIn(true);
    expect(await act).toBe(true);
  });

  it("is not asked about on a page that cannot ask", async () => {
    expect(await askToSignIn({ insist: true })).toBeNull();
  });
});
