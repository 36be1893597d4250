/** Makes somebody's words plain text for a Markdown reader: no mark of theirs changes the document. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~#]/gu, '\\$&')
    .replace(/^(\s*)([-+=])/gmu, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gmu, '$1\\$2');
}
