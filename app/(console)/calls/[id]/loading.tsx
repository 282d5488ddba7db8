import { LoadingDetail } from "@/components/feedback/loading";

export default function Loading() {
  return <LoadingDetail />;
}
