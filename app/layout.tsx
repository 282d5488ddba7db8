import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ToastRegion } from "@/components/feedback/toast-region";
import { readTheme, THEME_COOKIE } from "@/lib/constants/preferences";
import { fontVariables } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Linekeeper", template: "%s · Linekeeper" },
  description: "Keeps the phone lines of dental and medical practices answered.",
  applicationName: "Linekeeper",
  robots: { index: false, follow: false },
  icons: { icon: "/favicon.svg" },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9fafa" },
    { media: "(prefers-color-scheme: dark)", color: "#0c1113" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme} className={fontVariables}>
      <body>
        {children}
        <ToastRegion />
      </body>
    </html>
  );
}
