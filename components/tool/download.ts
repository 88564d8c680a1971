/** Saves bytes or text as a file on the reader's machine; nothing leaves the browser. */
export function download(content: Uint8Array<ArrayBuffer> | string, fileName: string): void {
  downloadFile(new Blob([content], { type: "application/octet-stream" }), fileName);
}

/** Saves what is in memory already under a name. */
export function downloadFile(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
