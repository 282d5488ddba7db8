import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { CollapseButton } from "./collapse-button";
import { Mark } from "./mark";
import { NavLinks } from "./nav-links";
import { OrgSwitcher } from "./org-switcher";

interface Props {
  accountName: string;
  isSupport: boolean;
  collapsed: boolean;
}

/** The navigation on the left of wide windows. */
export function Sidebar({ accountName, isSupport, collapsed }: Props) {
  return (
    <aside className="sticky top-0 hidden h-dvh flex-col gap-3 overflow-y-auto border-r bg-bg p-3 md:flex">
      <Link
        href={paths.overview()}
        className="flex h-8 items-center gap-2.5 rounded-md px-1.5 font-semibold text-lg tracking-tight group-data-[nav=collapsed]/shell:justify-center"
      >
        <Mark className="size-7 shrink-0" />
        <span className="group-data-[nav=collapsed]/shell:sr-only">Linekeeper</span>
      </Link>
      <OrgSwitcher accountName={accountName} />
      <nav aria-label="Main">
        <NavLinks isSupport={isSupport} />
      </nav>
      <div className="mt-auto">
        <CollapseButton collapsed={collapsed} />
      </div>
    </aside>
  );
}
