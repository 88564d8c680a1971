import { LoadingRegion, Skeleton, TableSkeleton } from "@/components/ui/skeleton";

/** The place of a page with a list. */
export function ListSkeleton({ rows, columns }: { rows: number; columns: number }) {
  return (
    <LoadingRegion>
      <div className="flex h-12 flex-col justify-between">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-4 w-24" />
      </div>
      <div className="grid gap-3">
        <Skeleton className="h-[34px] w-72" />
        <TableSkeleton rows={rows} columns={columns} />
      </div>
    </LoadingRegion>
  );
}

/** The place of the page of one thing. */
export function DetailSkeleton() {
  return (
    <LoadingRegion>
      <div className="grid gap-1.5">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-6 w-64" />
        <Skeleton className="h-5 w-80" />
      </div>
      <Skeleton className="h-10 w-full" />
      <div className="grid gap-[18px] lg:grid-cols-2">
        <Skeleton className="h-80 w-full" />
        <Skeleton className="h-80 w-full" />
      </div>
    </LoadingRegion>
  );
}
