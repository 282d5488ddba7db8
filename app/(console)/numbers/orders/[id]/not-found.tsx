import { NotFoundState } from "@/components/feedback/not-found-state";
import { paths } from "@/lib/paths";

export default function NotFound() {
  return <NotFoundState what="This purchase" back={{ href: paths.numbers(), label: "All numbers" }} />;
}
