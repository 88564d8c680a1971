/** Saves bytes or text as a file on the reader's machine; nothing leaves the browser. */
export function download(content: Uint8Array<ArrayBuffer> | string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
