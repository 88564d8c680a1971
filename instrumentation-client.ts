import { config } from "zod/v4/core";

// Before any schema is made: zod would try whether it may compile code, which our content security policy
// forbids, and the browser would report each try.
config({ jitless: true });
