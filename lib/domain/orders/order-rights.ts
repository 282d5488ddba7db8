import { type Context, may } from "@/lib/context";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";

/** What a caller may do with an order, and whose clock its times go by. */
export interface OrderRights {
  canProvision: boolean;
  canRelease: boolean;
  /** The organization's timezone; null once it is archived. */
  timeZone: string | null;
}

/** What the caller may do with an order of an organization; nothing once the organization is archived. */
export async function orderRights(context: Context, { orgId }: { orgId: string }): Promise<OrderRights> {
  try {
    const { accountId, timezone } = await getOrganization(context, { id: orgId });
    const place = { orgId, accountId };
    return {
      canProvision: may(context, "numbers:provision", place),
      canRelease: may(context, "numbers:release", place),
      timeZone: timezone,
    };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found")
      return { canProvision: false, canRelease: false, timeZone: null };
    throw error;
  }
}
