import path from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, loadConfig } from "./config";

describe("settings", () => {
  test("are all optional", () => {
    const config = loadConfig({});

    expect(config).toMatchObject({
      bind: "127.0.0.1",
      consolePort: 3000,
      region: "local-1",
      logLevel: "info",
      recentUseDays: 30,
      isPkcs1ImportAllowed: false,
    });
    expect(config.home).toBe(path.resolve(".keyward"));
    expect(config.rootKeyFile).toBe(path.resolve(".keyward", "root.key"));
    expect(config.consoleUrl).toBe("http://127.0.0.1:3000");
  });

  test("that are empty count as absent", () => {
    expect(loadConfig({ KEYWARD_CONSOLE_PORT: "", DATABASE_URL: "" })).toMatchObject({
      consolePort: 3000,
      databaseUrl: undefined,
    });
  });

  test.each([
    ["KEYWARD_CONSOLE_PORT", "http"],
    ["KEYWARD_CONSOLE_PORT", "0"],
    ["KEYWARD_CONSOLE_PORT", "65536"],
    ["KEYWARD_CONSOLE_PORT", "80.5"],
    ["DATABASE_URL", "mysql://u:hidden-value@h/d"],
    ["KEYWARD_BIND", "hidden-value"],
    ["KEYWARD_REGION", "Hidden-Value"],
    ["KEYWARD_LOG_LEVEL", "hidden-value"],
    ["KEYWARD_CONSOLE_URL", "hidden-value"],
    ["KEYWARD_RECENT_USE_DAYS", "-1"],
    ["KEYWARD_RECENT_USE_DAYS", "366"],
    ["KEYWARD_RECENT_USE_DAYS", "hidden-value"],
    ["KEYWARD_IMPORT_PKCS1", "hidden-value"],
  ])("that are wrong are named, without their value: %s=%s", (name, value) => {
    const load = () => loadConfig({ [name]: value });

    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^The setting ${name} is wrong: it must be `));
    expect(load).not.toThrow(/hidden-value/i);
  });

  test("an address people can open stands for one that means every interface", () => {
    expect(loadConfig({ KEYWARD_BIND: "0.0.0.0" }).consoleUrl).toBe("http://localhost:3000");
    expect(loadConfig({ KEYWARD_BIND: "::1" }).consoleUrl).toBe("http://[::1]:3000");
  });

  test("the console's address may be given, and loses its slash at the end", () => {
    expect(loadConfig({ KEYWARD_CONSOLE_URL: "https://kms.example/" }).consoleUrl).toBe(
      "https://kms.example",
    );
  });
});
