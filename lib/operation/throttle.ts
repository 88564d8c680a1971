/** A promise not to serve more than so many requests a second under one name. */
export interface RateLimit {
  /** What is counted together: an instance. */
  readonly key: string;
  /** 0 = no limit. */
  readonly requestsPerSecond: number;
  /** How many may come at once; a second's worth unless it says otherwise. */
  readonly burst?: number;
}

export interface Throttle {
  /** Seconds to wait, or 0 when the call is admitted. */
  admit(limit: RateLimit): number;
}

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

/** Buckets kept at most; the least recently filled is dropped first, which only ever admits more. */
const BUCKETS = 10_000;

/**
 * Token buckets in this process.
 *
 * Several processes each admit the full rate; a limit over all of them needs a gateway bound to the instance.
 */
export function createThrottle(nowMs: () => number): Throttle {
  const buckets = new Map<string, Bucket>();
  return {
    admit({ key, requestsPerSecond, burst = requestsPerSecond }) {
      if (requestsPerSecond === 0) return 0;
      const now = nowMs();
      const bucket = buckets.get(key) ?? { tokens: burst, filledAtMs: now };
      const refilled = bucket.tokens + ((now - bucket.filledAtMs) / 1000) * requestsPerSecond;
      const tokens = Math.min(burst, refilled);
      const admitted = tokens >= 1;
      buckets.delete(key);
      buckets.set(key, { tokens: admitted ? tokens - 1 : tokens, filledAtMs: now });
      if (buckets.size > BUCKETS) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return admitted ? 0 : (1 - tokens) / requestsPerSecond;
    },
  };
}
