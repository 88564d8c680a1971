import { Chip } from "@/components/ui/chip";
import { None } from "./instant";

/** The tags of a key, to read. */
export function KeyTagList({ tags }: { tags: readonly { tagKey: string; tagValue: string }[] }) {
  if (tags.length === 0) return <None />;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {tags.map(({ tagKey, tagValue }) => (
        <li key={tagKey} className="min-w-0">
          <Chip prefix={tagValue === "" ? undefined : `${tagKey} =`}>
            {tagValue === "" ? tagKey : tagValue}
          </Chip>
        </li>
      ))}
    </ul>
  );
}
