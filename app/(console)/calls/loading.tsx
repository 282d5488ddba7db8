import { LoadingList } from "@/components/feedback/loading";

export default function Loading() {
  return <LoadingList />;
}
