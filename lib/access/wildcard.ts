/**
 * Matches a text against a pattern in which `*` stands for any characters, none included, and `?` for one.
 *
 * Takes at most pattern × text steps whatever the pattern is: only the last `*` is ever tried again.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let patternAt = 0;
  let textAt = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (textAt < text.length) {
    const symbol = pattern[patternAt];
    if (symbol === "*") {
      starAt = patternAt;
      resumeAt = textAt;
      patternAt += 1;
    } else if (symbol === "?" || (symbol !== undefined && symbol === text[textAt])) {
      patternAt += 1;
      textAt += 1;
    } else if (starAt >= 0) {
      patternAt = starAt + 1;
      resumeAt += 1;
      textAt = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[patternAt] === "*") patternAt += 1;
  return patternAt === pattern.length;
}
