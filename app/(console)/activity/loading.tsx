export { LoadingList as default } from "@/components/feedback/loading";
