import { Link } from "@/components/ui/link";
import type { Theme } from "@/lib/constants/preferences";
import { paths } from "@/lib/paths";
import { buttonStyle } from "../ui/button-style";
import { Icon } from "../ui/icon";
import { ThemeSwitch } from "./theme-switch";

interface Props {
  user: { name: string; email: string; role: string };
  theme: Theme;
  signOut: () => Promise<void>;
}

/** Who is signed in, the theme switch and sign-out. A native popover, so that it opens before scripts load. */
export function AccountMenu({ user, theme, signOut }: Props) {
  return (
    <div className="relative">
      <button
        type="button"
        popoverTarget="account-menu"
        className="flex min-h-9 items-center gap-2 rounded-md px-1.5 text-ink-2 hover:bg-sunken hover:text-ink"
      >
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full bg-sunken font-semibold text-ink text-xs"
        >
          {initials(user.name)}
        </span>
        <span className="sr-only">Account menu for {user.name}</span>
        <Icon name="chevron-down" className="size-4 max-sm:hidden" />
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="appears floating absolute inset-auto top-13 right-4 m-0 w-64 md:right-8"
      >
        <div className="border-b p-4">
          <p className="font-medium">{user.name}</p>
          <p className="truncate text-ink-2 text-sm">{user.email}</p>
          <p className="text-ink-3 text-xs">{user.role}</p>
        </div>
        <div className="border-b p-4">
          <ThemeSwitch theme={theme} />
        </div>
        <div className="grid gap-1 p-2">
          <Link href={paths.settings()} className={buttonStyle("ghost", "md", "!justify-start")}>
            Settings
          </Link>
          <form action={signOut} className="grid">
            <button type="submit" className={buttonStyle("ghost", "md", "!justify-start")}>
              Sign out
            </button>
          </form>
        </div>
      </div>
    </div>
  );
}

function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .split(/\s+/)
    .filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => word?.charAt(0).toUpperCase()).join("") || "?";
}
