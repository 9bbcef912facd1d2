/**
 * The documents of a text, cut at `---` and `...` in the first column, where YAML allows nothing else; so one broken
 * document does not hide the others. Linear.
 */
export function documentsOf(text: string): { readonly body: string; readonly line: number }[] {
  const documents: { readonly body: string; readonly line: number }[] = [];
  let start = 0;
  let line = 1;
  let startLine = 1;
  const cut = (end: number): void => {
    const body = text.slice(start, end);
    if (/^[ \t]*[^\s#%]/m.test(body)) documents.push({ body, line: startLine });
  };
  for (let at = 0; at <= text.length; line++) {
    const end = lineEnd(text, at);
    const mark = text.startsWith("---", at) ? "---" : text.startsWith("...", at) ? "..." : "";
    const after = text.charCodeAt(at + 3);
    if (
      mark !== "" &&
      (at + 3 >= text.length || after === 32 || after === 9 || after === 10 || after === 13)
    ) {
      cut(at);
      // What follows the mark in its own line belongs to the document.
      const isInline = mark === "---" && !/^[ \t]*(?:#|\r?$)/.test(text.slice(at + 3, end));
      start = isInline ? at + 3 : end + 1;
      startLine = isInline ? line : line + 1;
    }
    at = end + 1;
  }
  cut(text.length);
  return documents;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
