/** Hands a file to the user, as a download of that name. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has it by the next turn; Safari takes longer.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
