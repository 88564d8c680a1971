"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { KeyRound, Search } from "lucide-react";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { BACKDROP_CLASS, VIEWPORT_CLASS } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { NAV_ITEMS } from "./nav-items";
import type { SearchKeys } from "./search-keys";
import { useKeySearch } from "./use-key-search";
import { useModifierKey } from "./use-modifier-key";

const ITEM =
  "touch flex cursor-default select-none items-center gap-2.5 rounded-md px-2.5 py-2 data-[selected=true]:bg-accent-soft";
const GROUP =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-2 [&_[cmdk-group-heading]]:text-xs";

/** Goes to any page or key by a few letters. Opens with Ctrl+K or ⌘K, or with its button in the top bar. */
export function CommandPalette({ searchKeys }: { searchKeys?: SearchKeys | undefined }) {
  const t = useTranslations("layout");
  const [isOpen, setIsOpen] = useState(false);
  const router = useRouter();
  const pathname = usePathname();
  const isLeaving = useRef(false);
  const modifier = useModifierKey();
  // The next page begins at its content, not at the button that opened this.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when another page is there.
  useEffect(() => {
    if (isLeaving.current) document.getElementById("content")?.focus({ preventScroll: true });
    isLeaving.current = false;
  }, [pathname]);
  usePaletteKey(setIsOpen);
  const goTo = (href: Route) => {
    isLeaving.current = href !== pathname;
    setIsOpen(false);
    router.push(href);
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger
        aria-label={t("palette.open")}
        aria-keyshortcuts="Control+K Meta+K"
        className="touch flex h-[34px] items-center gap-2 rounded-control text-ink-2 max-md:px-2 md:w-[min(420px,40vw)] md:border md:border-line md:bg-bg md:px-2.5 md:hover:border-line-strong"
      >
        <Search aria-hidden="true" className="size-4 shrink-0 max-md:size-[18px]" />
        <span className="min-w-0 flex-1 truncate text-left max-md:hidden">{t("palette.placeholder")}</span>
        <span aria-hidden="true" className="max-md:hidden">
          <Kbd>{modifier === "⌘" ? "⌘K" : "Ctrl K"}</Kbd>
        </span>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP_CLASS} />
        <Dialog.Viewport className={VIEWPORT_CLASS}>
          <Dialog.Popup
            finalFocus={() => !isLeaving.current}
            className="opens w-full max-w-[600px] overflow-hidden rounded-dialog border border-line bg-surface shadow-float outline-none"
          >
            <Dialog.Title className="sr-only">{t("palette.title")}</Dialog.Title>
            <PaletteBody searchKeys={searchKeys} goTo={goTo} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Ctrl+K or ⌘K opens and closes. */
function usePaletteKey(setIsOpen: Dispatch<SetStateAction<boolean>>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() === "k" &&
        (event.metaKey || event.ctrlKey) &&
        !event.altKey &&
        !event.shiftKey
      ) {
        event.preventDefault();
        setIsOpen((wasOpen) => !wasOpen);
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [setIsOpen]);
}

function PaletteBody({
  searchKeys,
  goTo,
}: {
  searchKeys: SearchKeys | undefined;
  goTo: (href: Route) => void;
}) {
  const t = useTranslations("layout");
  const [text, setText] = useState("");
  const search = useKeySearch(searchKeys, text.trim());
  const pages = NAV_ITEMS.filter(({ id }) => matches(t(`nav.${id}`), text));
  return (
    <Command shouldFilter={false} loop label={t("palette.title")}>
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden="true" className="size-4 text-ink-3" />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder={t("palette.placeholder")}
          maxLength={256}
          className="h-12 flex-1 bg-transparent text-[16px] outline-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="h-[min(360px,55dvh)] overflow-y-auto p-1.5">
        {search.status !== "searching" && (
          <Command.Empty className="px-3 py-8 text-center text-ink-2">
            {search.status === "failed" ? t("palette.failed") : t("palette.nothing")}
          </Command.Empty>
        )}
        {search.keys.length > 0 && (
          <Command.Group heading={t("palette.keys")} className={GROUP}>
            {search.keys.map((key) => (
              <Command.Item
                key={key.keyId}
                value={key.keyId}
                onSelect={() => goTo(`/keys/${encodeURIComponent(key.keyId)}` as Route)}
                className={ITEM}
              >
                <KeyRound aria-hidden="true" className="size-4 text-ink-3" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{key.name}</span>
                  {key.name !== key.keyId && (
                    <span className="mono block truncate text-ink-2">{key.keyId}</span>
                  )}
                </span>
                <span className="text-ink-2 text-sm">{key.detail}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {pages.length > 0 && (
          <Command.Group heading={t("palette.pages")} className={GROUP}>
            {pages.map((item) => (
              <Command.Item key={item.id} value={item.href} onSelect={() => goTo(item.href)} className={ITEM}>
                <span className="flex-1">{t(`nav.${item.id}`)}</span>
                <span aria-hidden="true" className="flex gap-1">
                  <Kbd>G</Kbd>
                  <Kbd>{item.letter.toUpperCase()}</Kbd>
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
      <span role="status" className="sr-only">
        {search.status === "found" && t("palette.keysFound", { count: search.keys.length })}
      </span>
    </Command>
  );
}

function matches(label: string, text: string): boolean {
  return label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase());
}
