import { NotFoundState } from "@/components/feedback/not-found-state";
import { paths } from "@/lib/paths";

export default function NotFound() {
  return <NotFoundState what="This number" back={{ href: paths.settingsCarrier(), label: "Carrier" }} />;
}
