import { LoadingRegion, Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <LoadingRegion>
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-[420px] w-full" />
    </LoadingRegion>
  );
}
