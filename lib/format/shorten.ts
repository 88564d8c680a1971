/** Leaves both ends of a long identifier and an ellipsis between them; a short one is left as it is. */
export function shortenMiddle(text: string, options: { head: number; tail: number }): string {
  const { head, tail } = options;
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}
