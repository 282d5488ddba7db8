import { isKnownAction } from "@/lib/constants/audit";
import { isKnownMoment } from "@/lib/constants/moments";
import type { AuditFilters } from "@/lib/schemas/audit-entry";
import { AUDIT_SUBJECT_LABELS } from "./activity-labels";

/** Parameters of the page's address. */
export const ACTIVITY_PARAMS = [
  "orgId",
  "subjectType",
  "subjectId",
  "actorId",
  "action",
  "from",
  "to",
  "cursor",
] as const;
export type ActivityParams = Partial<Record<(typeof ACTIVITY_PARAMS)[number], string | undefined>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Filters of the list as its address says them; what the address says wrongly is left out. Days are of UTC. */
export function activityFiltersOf(params: ActivityParams): AuditFilters {
  const id = (value: string | undefined) => (value && UUID.test(value) ? value : undefined);
  return {
    limit: 50,
    orgId: id(params.orgId),
    subjectId: id(params.subjectId),
    actorId: id(params.actorId),
    subjectType: subjectOf(params.subjectType),
    action: params.action && isKnownAction(params.action) ? params.action : undefined,
    from: startOfDay(params.from, 0),
    to: startOfDay(params.to, 1),
    cursor: params.cursor || undefined,
  };
}

/** Whether the list shows less than everything. */
export function isFiltered(params: ActivityParams): boolean {
  const { limit: _, cursor: __, ...filters } = activityFiltersOf(params);
  return Object.values(filters).some((value) => value !== undefined);
}

function subjectOf(value: string | undefined): AuditFilters["subjectType"] {
  return (Object.keys(AUDIT_SUBJECT_LABELS) as (keyof typeof AUDIT_SUBJECT_LABELS)[]).find(
    (it) => it === value,
  );
}

/** The first moment of a day, or of a day after it; undefined for what is no day. */
function startOfDay(day: string | undefined, later: number): string | undefined {
  if (!day || !DAY.test(day)) return undefined;
  const start = Date.parse(`${day}T00:00:00Z`);
  const moment = new Date(start + later * 24 * 60 * 60_000);
  return isKnownMoment(moment) ? moment.toISOString() : undefined;
}
