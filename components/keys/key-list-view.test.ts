import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSearch } from "@/components/layout/list-view";
import {
  ATTENTION_NEEDED,
  KEY_FILTERS_MAX,
  KEY_PAGE_NUMBER_MAX,
  KEY_SORT_COLUMNS,
  type KeyFilterKey,
  listKeysSchema,
} from "@/lib/keys/schema";
import {
  DEFAULT_KEY_LIST_VIEW,
  FILTER_KEYS,
  FILTER_PARAMETERS,
  formatKeyListView,
  hasFilters,
  KEY_STATES,
  type KeyListView,
  keyListInput,
  PROTECTION_LEVELS,
  parseKeyListView,
  withFilter,
  withoutFilters,
} from "./key-list-view";

const word = fc.stringMatching(/^[A-Za-z0-9_/.@:-]{1,20}$/);
const VALUES = {
  KeyState: fc.constantFrom(...KEY_STATES),
  KeySpec: word,
  KeyUsage: word,
  ProtectionLevel: fc.constantFrom(...PROTECTION_LEVELS),
  DKMSInstanceId: fc.stringMatching(/^kst-[a-z0-9]{4,28}$/),
  CreatorType: word,
  Creator: word,
  KeyId: word,
  AliasName: word,
  TagKey: fc.stringMatching(/^[A-Za-z0-9/\\_\-.+=:@]{1,20}$/),
  TagValue: fc.stringMatching(/^[A-Za-z0-9/\\_\-.+=:@]{1,20}$/),
  Attention: fc.constant(ATTENTION_NEEDED),
} as const satisfies Record<KeyFilterKey, fc.Arbitrary<string>>;

const filters = fc
  .record(
    Object.fromEntries(
      FILTER_KEYS.map((key) => [
        key,
        fc.uniqueArray(VALUES[key], { minLength: 1, maxLength: FILTER_PARAMETERS[key].max }),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((chosen) => Object.fromEntries(Object.entries(chosen).slice(0, KEY_FILTERS_MAX)));

const view: fc.Arbitrary<KeyListView> = fc.record({
  search: fc.string({ unit: "binary", maxLength: 200 }).map(cleanSearch),
  filters,
  sortBy: fc.constantFrom(...KEY_SORT_COLUMNS),
  sortOrder: fc.constantFrom("Ascending", "Descending"),
  pageNumber: fc.integer({ min: 1, max: KEY_PAGE_NUMBER_MAX }),
  pageSize: fc.integer({ min: 1, max: 100 }),
});

test("a view survives the way through the URL", () => {
  fc.assert(
    fc.property(view, (wanted) => {
      const url = formatKeyListView(wanted);

      expect(parseKeyListView(new URLSearchParams(url))).toEqual(wanted);
    }),
  );
});

test("whatever stands in the URL, the service takes the input made of it", () => {
  const names = [
    "q",
    "sort",
    "order",
    "page",
    "size",
    ...FILTER_KEYS.map((key) => FILTER_PARAMETERS[key].name),
  ];
  const pair = fc.tuple(fc.constantFrom(...names), fc.string({ unit: "binary", maxLength: 300 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 40 }), (pairs) => {
      const parsed = parseKeyListView(new URLSearchParams(pairs));

      expect(listKeysSchema.safeParse(keyListInput(parsed)).success).toBe(true);
    }),
  );
});

test("every view is an input that the service takes", () => {
  fc.assert(
    fc.property(view, (wanted) => {
      expect(listKeysSchema.safeParse(keyListInput(wanted)).success).toBe(true);
    }),
  );
});

test("bad values are ignored and good ones beside them are kept", () => {
  const parameters = new URLSearchParams(
    "state=Enabled&state=Broken&state=Enabled&instance=nowhere&page=0&size=1e9&sort=Colour&order=Sideways&q=a%00b",
  );

  expect(parseKeyListView(parameters)).toEqual({
    ...DEFAULT_KEY_LIST_VIEW,
    search: "ab",
    filters: { KeyState: ["Enabled"] },
  });
});

test("the usual view has no query string", () => {
  expect(formatKeyListView(DEFAULT_KEY_LIST_VIEW)).toBe("");
});

test("a changed filter leads to the first page", () => {
  const onPageFive = { ...DEFAULT_KEY_LIST_VIEW, pageNumber: 5 };

  const filtered = withFilter(onPageFive, "KeyState", ["Disabled"]);

  expect(filtered).toMatchObject({ pageNumber: 1, filters: { KeyState: ["Disabled"] } });
  expect(withFilter(filtered, "KeyState", []).filters).toEqual({});
  expect(hasFilters(withoutFilters(filtered))).toBe(false);
});
