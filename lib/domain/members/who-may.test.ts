import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  contextOfUser,
  makeAccount,
  makeMembership,
  makeNumber,
  makeUser,
  supportContext,
} from "@/db/testing/factory";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { askWhoMay } from "./who-may";

useTestDatabase();

async function practice() {
  const { account, location } = await makeAccount("Bright Smile");
  const member = async (name: string, role: "admin" | "manager", values = {}) => {
    const user = await makeUser({ name, passwordHash: "set", ...values });
    await makeMembership(user.id, account.id, role);
    return user;
  };
  const alma = await member("Alma Admin", "admin");
  await member("Bea Boss", "admin");
  const max = await member("Max Manager", "manager");
  await member("Dan Disabled", "admin", { disabledAt: new Date() });
  await member("Ina Invited", "admin", { passwordHash: null });
  return { account, location, alma, max };
}

describe("askWhoMay", () => {
  it("names the people whom the reader sees in the history, and nobody else", async () => {
    const { account, location, alma } = await practice();
    const ask = (role: "viewer" | "manager") => askWhoMay(contextOf(account, role), "numbers:release", {});
    expect(await ask("manager")).toBe("Ask an admin of Bright Smile.");
    const line = await makeNumber(location);
    await updateNumber(contextOfUser(alma, account), { id: line.id, name: "Front desk" });
    expect(await ask("viewer")).toBe("Ask an admin of Bright Smile: Alma Admin.");
    const colleague = contextOfLocation(location, "manager");
    expect(await askWhoMay(colleague, "numbers:release", {})).toBe(
      `Ask an admin of ${location.name}: Alma Admin.`,
    );
  });

  it("names everybody who can to whoever sees the members", async () => {
    const { account, location } = await practice();
    expect(await askWhoMay(contextOf(account), "numbers:release", { orgId: location.id })).toBe(
      "Ask an admin of Bright Smile: Alma Admin or Bea Boss.",
    );
    expect(await askWhoMay(contextOf(account), "bots:write", {})).toBe(
      "Ask a manager or an admin of Bright Smile: Alma Admin, Bea Boss, or Max Manager.",
    );
  });

  it("says the role where no place is known or the place is foreign, and support where only support can", async () => {
    const { account } = await practice();
    const { account: other } = await practice();
    const viewer = contextOf(account, "viewer");
    expect(await askWhoMay(viewer, "numbers:release", { orgId: other.id })).toBe("Ask an admin.");
    expect(await askWhoMay(supportContext(), "numbers:release", {})).toBe("Ask an admin.");
    expect(await askWhoMay(viewer, "accounts:close", {})).toBe("Ask support.");
  });
});
