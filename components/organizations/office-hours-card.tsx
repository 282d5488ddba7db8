import { Card } from "@/components/ui/card";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { DAY_LABELS, formatTimeOfDay } from "@/lib/format/office-hours";
import type { Organization } from "@/lib/schemas/organization";
import { OpenNow } from "./open-now";

/** The week's office hours, and whether the practice is open now in its own timezone. */
export function OfficeHoursCard({
  organization,
  renderedAt,
}: {
  organization: Organization;
  renderedAt: string;
}) {
  const { officeHours, timezone } = organization;
  return (
    <Card title="Office hours">
      <p className="mb-3 font-medium">
        <OpenNow days={officeHours} timeZone={timezone} renderedAt={renderedAt} />
      </p>
      <dl className="grid grid-cols-[6.5rem_1fr] gap-x-4 gap-y-1.5">
        {DAYS_OF_WEEK.map((day) => {
          const hours = officeHours.find((each) => each.dayOfWeek === day);
          return (
            <div key={day} className="contents">
              <dt className="text-ink-3">{DAY_LABELS[day]}</dt>
              <dd>
                {!hours
                  ? "Not set"
                  : hours.isClosed || !hours.open || !hours.close
                    ? "Closed"
                    : `${formatTimeOfDay(hours.open)} to ${formatTimeOfDay(hours.close)}`}
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
