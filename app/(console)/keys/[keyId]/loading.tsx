import { DetailSkeleton } from "@/components/layout/list-skeleton";

export default function Loading() {
  return <DetailSkeleton />;
}
