import { EFFECTS, EVENT_NAMES_MAX, eventFilterSchema, type LookupEventsRequest } from "@/lib/audit/schema";

export type ShownEffect = (typeof EFFECTS)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Spans that end now. */
export const TIME_PRESETS = {
  "15m": 15 * MINUTE_MS,
  "1h": HOUR_MS,
  "24h": DAY_MS,
  "7d": 7 * DAY_MS,
  "30d": 30 * DAY_MS,
} as const;

export type TimePreset = keyof typeof TIME_PRESETS;

/** What the timeline shows: everything that stands in its URL. Empty means no such filter. */
export interface TimelineView {
  /** "any", a span that ends now, or `from` and `to`. */
  time: "any" | TimePreset | "custom";
  /** ISO 8601 in UTC; only with time "custom". */
  from: string;
  to: string;
  actor: string;
  actions: readonly string[];
  resource: string;
  ip: string;
  /** "", "succeeded", "refused" or an error code. */
  result: string;
  effects: readonly ShownEffect[];
}

/** Reads outnumber everything else; they are shown on request. */
export const USUAL_EFFECTS: readonly ShownEffect[] = ["write", "use"];

export const USUAL_VIEW: TimelineView = {
  time: "any",
  from: "",
  to: "",
  actor: "",
  actions: [],
  resource: "",
  ip: "",
  result: "",
  effects: USUAL_EFFECTS,
};

const shape = eventFilterSchema.shape;

/** Reads the view from the URL. What is not valid is left out and named in `ignored`. */
export function parseTimelineView(parameters: URLSearchParams): {
  view: TimelineView;
  ignored: readonly string[];
} {
  const ignored: string[] = [];
  const one = (name: string, isValid: (text: string) => boolean): string => {
    const text = parameters.get(name) ?? "";
    if (text === "" || isValid(text)) return text;
    ignored.push(name);
    return "";
  };
  const many = (name: string, isValid: (text: string) => boolean, max: number): string[] => {
    const all = [...new Set(parameters.getAll(name))];
    const valid = all.filter(isValid).slice(0, max);
    if (valid.length < all.length) ignored.push(name);
    return valid;
  };
  const view = {
    ...timeOf(one),
    actor: one("actor", (text) => shape.actorName.safeParse(text).success),
    actions: many("action", (text) => shape.eventNames.safeParse([text]).success, EVENT_NAMES_MAX),
    resource: one("resource", (text) => shape.resourceName.safeParse(text).success),
    ip: one("ip", (text) => shape.sourceIp.safeParse(text).success),
    result: one("result", (text) => shape.result.safeParse(text).success),
    effects: effectsOf(many("effect", (text) => EFFECTS.some((effect) => effect === text), EFFECTS.length)),
  };
  return { view, ignored };
}

type ReadOne = (name: string, isValid: (text: string) => boolean) => string;

function timeOf(one: ReadOne): Pick<TimelineView, "time" | "from" | "to"> {
  const from = one("from", isInstant);
  const to = one("to", (text) => isInstant(text) && (from === "" || new Date(from) < new Date(text)));
  const preset = one("time", (text) => Object.hasOwn(TIME_PRESETS, text)) as TimePreset | "";
  if (from !== "" || to !== "") return { time: "custom", from, to };
  return { time: preset === "" ? "any" : preset, from: "", to: "" };
}

function isInstant(text: string): boolean {
  return shape.startTime.safeParse(text).success;
}

function effectsOf(values: readonly string[]): readonly ShownEffect[] {
  const chosen = EFFECTS.filter((effect) => values.includes(effect));
  return chosen.length === 0 || sameEffects(chosen, USUAL_EFFECTS) ? USUAL_EFFECTS : chosen;
}

function sameEffects(left: readonly ShownEffect[], right: readonly ShownEffect[]): boolean {
  return left.length === right.length && left.every((effect) => right.includes(effect));
}

/** Writes a view as a query string; what is as usual is left out. `parseTimelineView` reads it back. */
export function formatTimelineView(view: TimelineView): string {
  const parameters = new URLSearchParams();
  const set = (name: string, value: string) => value !== "" && parameters.set(name, value);
  if (view.time === "custom") {
    set("from", view.from);
    set("to", view.to);
  } else if (view.time !== "any") parameters.set("time", view.time);
  set("actor", view.actor);
  for (const action of view.actions) parameters.append("action", action);
  set("resource", view.resource);
  set("ip", view.ip);
  set("result", view.result);
  if (!sameEffects(view.effects, USUAL_EFFECTS)) {
    for (const effect of view.effects) parameters.append("effect", effect);
  }
  return parameters.toString();
}

/** The conditions of a view without its time; the live stream asks for these. */
export function followInput(view: TimelineView): LookupEventsRequest {
  return {
    eventNames: [...view.actions],
    effects: view.effects.length === EFFECTS.length ? [] : [...view.effects],
    ...(view.actor === "" ? {} : { actorName: view.actor }),
    ...(view.resource === "" ? {} : { resourceName: view.resource }),
    ...(view.ip === "" ? {} : { sourceIp: view.ip }),
    ...(view.result === "" ? {} : { result: view.result }),
  };
}

/** The input of LookupEvents that a view asks for at an instant. */
export function lookupInput(view: TimelineView, now: Date): LookupEventsRequest {
  const startTime = startOf(view, now);
  return {
    ...followInput(view),
    ...(startTime === "" ? {} : { startTime }),
    ...(view.time === "custom" && view.to !== "" ? { endTime: view.to } : {}),
  };
}

function startOf(view: TimelineView, now: Date): string {
  switch (view.time) {
    case "any":
      return "";
    case "custom":
      return view.from;
    default:
      return new Date(now.getTime() - TIME_PRESETS[view.time]).toISOString();
  }
}

/** Whether new events can belong to the view. */
export function canFollow(view: TimelineView): boolean {
  return view.time !== "custom" || view.to === "";
}

/** Whether anything but the usual is asked for; hidden reads do not count. */
export function isNarrowed(view: TimelineView): boolean {
  return formatTimelineView({ ...view, effects: USUAL_EFFECTS }) !== "";
}
