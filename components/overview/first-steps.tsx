import { Check } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { CREATE_INSTANCE_HREF, INSTANCES_HREF } from "@/components/instances/links";
import { createKeyHref, onlineToolHref } from "@/components/keys/links";
import { classNames } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Overview } from "@/lib/overview/schema";

interface Step {
  id: "instance" | "connect" | "key" | "encrypt";
  isDone: boolean;
  href: Route;
}

/** The way to the first use, ticked from what is really there; gone when all is done. */
export function FirstSteps({ steps }: { steps: Overview["firstSteps"] }) {
  const t = useTranslations("overview.steps");
  const list: readonly Step[] = [
    { id: "instance", isDone: steps.hasInstance, href: CREATE_INSTANCE_HREF },
    { id: "connect", isDone: steps.hasConnectedInstance, href: INSTANCES_HREF },
    { id: "key", isDone: steps.hasKey, href: createKeyHref() },
    { id: "encrypt", isDone: steps.hasEncrypted, href: onlineToolHref() },
  ];
  const next = list.find(({ isDone }) => !isDone);
  if (next === undefined) return null;
  const doneCount = list.filter(({ isDone }) => isDone).length;
  return (
    <Section title={t("title")} description={t("progress", { done: doneCount, all: list.length })}>
      <ol className="grid">
        {list.map((step, index) => (
          <StepRow key={step.id} step={step} number={index + 1} isNext={step === next} />
        ))}
      </ol>
    </Section>
  );
}

function StepRow({ step, number, isNext }: { step: Step; number: number; isNext: boolean }) {
  const t = useTranslations("overview.steps");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3 first:pt-0 last:border-b-0 last:pb-0">
      <span
        aria-hidden="true"
        className={classNames(
          "num grid size-6 shrink-0 place-items-center rounded-full font-medium text-xs",
          step.isDone
            ? "bg-ok-soft text-ok"
            : isNext
              ? "bg-accent text-accent-ink"
              : "bg-idle-soft text-idle",
        )}
      >
        {step.isDone ? <Check className="size-3.5" strokeWidth={3} /> : number}
      </span>
      <span className="grid min-w-0 flex-1 basis-60">
        <span className={classNames("font-medium", step.isDone && "text-ink-2")}>
          {t(`${step.id}.title`)}
          {step.isDone && <span className="sr-only">{t("done")}</span>}
        </span>
        {!step.isDone && <span className="text-ink-2 text-sm">{t(`${step.id}.why`)}</span>}
      </span>
      {!step.isDone && (
        <LinkButton href={step.href} variant={isNext ? "primary" : "default"} size="sm">
          {t(`${step.id}.action`)}
        </LinkButton>
      )}
    </li>
  );
}
