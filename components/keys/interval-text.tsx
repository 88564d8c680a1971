import { useTranslations } from "next-intl";
import { readInterval } from "./rotation";

/** An interval such as `7776000s` in words. */
export function IntervalText({ rotationInterval }: { rotationInterval: string }) {
  const t = useTranslations("keys.interval");
  const interval = readInterval(rotationInterval);
  return interval === null ? rotationInterval : t(interval.unit, { amount: interval.amount });
}
