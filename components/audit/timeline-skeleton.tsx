import { LoadingRegion, Skeleton } from "@/components/ui/skeleton";

const ROWS = ["w-2/3", "w-1/2", "w-3/5", "w-2/3", "w-2/5", "w-1/2", "w-3/5", "w-1/3", "w-2/3", "w-1/2"];

/** The place of a day of events. */
export function TimelineSkeleton() {
  return (
    <LoadingRegion>
      <div aria-hidden="true" className="overflow-hidden rounded-card border border-line bg-surface">
        <div className="h-[35px] border-line border-b bg-sunken" />
        {ROWS.map((width, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity.
            key={index}
            className="grid h-[41px] grid-cols-[64px_12px_1fr] items-center gap-3 border-line border-b px-3.5 last:border-b-0"
          >
            <Skeleton className="h-3.5" />
            <Skeleton className="size-3" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </div>
    </LoadingRegion>
  );
}
